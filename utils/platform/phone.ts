/** Whether this is a phone's browser, which has no toolbar, menus of pages, windows or keys for commands. */
export const isPhone = (): boolean => /\bAndroid\b/.test(navigator.userAgent);
