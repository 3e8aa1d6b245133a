// The way around: from a place of the record to its field. Who draws the steps says
// how; who links to a place asks here.
let vej: (sted: string) => void = () => {};

export function saetVej(v: (sted: string) => void): void {
  vej = v;
}

export const gaaTil = (sted: string): void => vej(sted);
