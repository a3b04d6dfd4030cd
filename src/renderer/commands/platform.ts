/** True on a Mac, where Command takes the place of Control. */
export const isMac = /Mac|iPhone|iPad/u.test(navigator.platform)
