/** How PDFs are opened wherever they are: nothing in them is run, and no fonts but their own and the package's are used. */
export const INERT_PDF = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  enableXfa: false,
} as const;
