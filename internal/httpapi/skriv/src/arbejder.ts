// The service worker: keeps the desk itself on this computer, so that it opens
// without a network.
export {};
