/** What stands where a figure is not known; never 0. */
export const unknownWord = 'unknown'
