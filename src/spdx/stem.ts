/** The id of a GNU licence without what it says of later versions, which its text leaves open: `GPL-2.0` for `GPL-2.0-only`. Any other as it is. */
export const stemOf = (id: string): string => id.replace(/-(?:only|or-later)$/, '');
