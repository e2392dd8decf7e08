/** Every limit of the program with its reason. Units last in the name. */
export const limits = {
  /** Largest file an agency may hand in: a 1-million-row workbook is about 100 MB. */
  fileBytesMax: 300_000_000,
  /** Largest part of a file that is sent in parts: held in memory until it is whole and its sum is right. */
  uploadPartBytesMax: 8_000_000,
  /** Unfinished uploads of one account: a person sends one or two lists at a time. */
  uploadsPerAccountMax: 5,
  /** An unfinished upload nobody went on with is removed. */
  uploadHoursMax: 24,
  /** Largest document of evidence: a scan of some twenty pages. */
  documentBytesMax: 20_000_000,
  /** A workbook may unpack to this; more is a zip bomb (real sheets compress 5 to 20 times). */
  unpackedBytesMax: 4_000_000_000,
  /** Compression ratio above which an entry over 10 MB is refused as a bomb. */
  unpackRatioMax: 200,
  /** Old workbooks (.xls) are read as a whole in a thread: 65,536 rows of 15 columns are some 20 MB and take 650 MB to read. */
  xlsBytesMax: 40_000_000,
  /** Memory of that thread, in MB. */
  xlsHeapMbMax: 1_536,
  /** Longest time it may take to open one; the largest above takes 7 seconds of a core. */
  xlsOpenMsMax: 120_000,
  /** Lists in one archive: one for each of a regency's 248 villages. */
  listsPerArchiveMax: 300,
  rowsPerListMax: 2_000_000,
  columnsPerSheetMax: 300,
  cellCharactersMax: 2_000,
  /** Rows that are searched for a header. */
  headerSearchRowsMax: 40,
  /** Rows per page on a screen or in an API answer. */
  pageRowsMax: 100,
  /** Rows per COPY chunk: small enough that the event loop breathes, large enough to be fast. */
  copyRowsChunk: 5_000,
  /** Ids per bulk read on the embedded database. */
  readIdsChunk: 200_000,
} as const
