/** A text as it is searched: full-width and half-width forms are one, and so are capital and small letters. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();
