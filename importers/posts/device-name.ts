/**
 * Names that no file can have on Windows, with any extension:
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
