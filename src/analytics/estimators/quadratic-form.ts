const SMALLEST_PIVOT = 1e-10;

/**
 * v' M⁻¹ v for a small symmetric positive matrix, by elimination with pivots; null when M has no inverse (a pivot below
 * 1e-10 of the largest entry).
 */
export function quadraticForm(vector: readonly number[], matrix: readonly (readonly number[])[]): number | null {
  const rows = matrix.map((row, i) => [...row, vector[i] ?? 0]);
  const smallest = SMALLEST_PIVOT * Math.max(0, ...matrix.flat().map(Math.abs));
  const size = vector.length;
  for (let k = 0; k < size; k += 1) {
    rows.splice(k, 0, ...rows.splice(rowWithLargest(rows, k), 1));
    const pivot = rows[k]?.[k] ?? 0;
    if (!(Math.abs(pivot) > smallest)) return null;
    for (let i = 0; i < size; i += 1) {
      const factor = i === k ? 0 : (rows[i]?.[k] ?? 0) / pivot;
      if (factor !== 0) rows[i] = (rows[i] ?? []).map((value, j) => value - factor * (rows[k]?.[j] ?? 0));
    }
  }
  return rows.reduce((sum, row, i) => sum + ((vector[i] ?? 0) * (row[size] ?? 0)) / (row[i] ?? 0), 0);
}

/** From row k downward, where column k is largest. */
function rowWithLargest(rows: readonly (readonly number[])[], k: number): number {
  let largest = k;
  for (let i = k + 1; i < rows.length; i += 1)
    if (Math.abs(rows[i]?.[k] ?? 0) > Math.abs(rows[largest]?.[k] ?? 0)) largest = i;
  return largest;
}
