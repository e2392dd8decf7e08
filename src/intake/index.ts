export {
  approveBatch,
  cancelCheck,
  checkAgain,
  chooseColumns,
  discardBatch,
  markApplied,
  markUndone,
} from './change-batch.ts'
export { checkBatch } from './check-batch.ts'
export { describeBatch, listBatches, readRows } from './describe-batch.ts'
export { differenceKinds } from './life/contract.ts'
export { placeBatch } from './life/place-batch.ts'
export type {
  Batch,
  BatchCounts,
  BatchLayout,
  BatchStatus,
  Facts,
  Finding,
  NikStatus,
  Verdict,
} from './model.ts'
export { openList } from './read/index.ts'
export { type HandedIn, receiveSheet } from './receive-sheet.ts'
export { returnedWorkbook } from './return-workbook.ts'
export { type WorkbookCell, type WorkbookSheet, workbookType, writeWorkbook } from './write-workbook.ts'
