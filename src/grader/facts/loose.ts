/** Facts of one topic; what was not seen is undefined, and left out. */
export type LooseFacts = Readonly<Record<string, string | number | boolean | undefined>>;
