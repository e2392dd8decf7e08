import type { ColourRole } from './drawing-model.ts'

/** Shades on paper. The web has its own in ui/tokens.css, under the same names. */
export const paperColours: Readonly<Record<ColourRole, string>> = {
  ink: '#221f1a',
  soft: '#5a5246',
  line: '#c9bca3',
  wash: '#f4efe4',
  paper: '#ffffff',
  leaf: '#17402f',
  'leaf-mid': '#2f6b4f',
  'leaf-pale': '#dfe9dd',
  indigo: '#2c3e73',
  'indigo-pale': '#e2e6f1',
  terracotta: '#a8431f',
  'terracotta-pale': '#f6e1d6',
  tobacco: '#8a5a12',
  'tobacco-mid': '#d49b3a',
  'tobacco-pale': '#f7e8c8',
}
