// What is pasted, as the readers of pasting take it.

/** What a paste brings, as HTML and as plain text. */
export const udklip = (hvad: ClipboardEvent): [html: string, tekst: string] => [hvad.clipboardData?.getData("text/html") ?? "", hvad.clipboardData?.getData("text/plain") ?? ""];
