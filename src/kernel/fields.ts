/**
 * The fields a column of an agency's list can mean. One word, one meaning: the same word in the pack's
 * `columns.yaml`, in intake.record (snake_case) and on the screen (messages `field.<name>`).
 */
export const fields = [
  'nik', 'kk', 'name', 'sex', 'birthDate', 'birthPlace', 'birthPlaceDate', 'age',
  'district', 'village', 'hamlet', 'rt', 'rw', 'rtRw', 'address',
  'motherName', 'fatherName', 'headName', 'relation', 'maritalStatus', 'education', 'occupation',
  'nameNik', 'category', 'disability', 'programme', 'stage', 'amount', 'deliveredOn', 'desil',
  'vitalStatus', 'eventDate', 'pregnant', 'institution', 'condition', 'phone', 'note',
  'outputCount', 'outputName', 'rowNumber',
] as const
export type Field = (typeof fields)[number]
