export * from "./prosa";
export { read } from "./read";
export { write } from "./write";
export { normal } from "./normal";
export { followed } from "./adresse";
