/** Stands in an address for the draft, where a version's id could be. */
export const draftReference = 'draft'
