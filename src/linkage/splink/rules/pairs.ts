/** Pairs of rows with their weights in bits, in arrays that grow. */
export class Pairs {
  count = 0
  lefts = new Int32Array(1024)
  rights = new Int32Array(1024)
  weights = new Float64Array(1024)

  add(left: number, right: number, weight: number): void {
    if (this.count === this.lefts.length) this.grow()
    this.lefts[this.count] = left
    this.rights[this.count] = right
    this.weights[this.count++] = weight
  }

  private grow(): void {
    const room = this.count * 2
    const [lefts, rights, weights] = [new Int32Array(room), new Int32Array(room), new Float64Array(room)]
    lefts.set(this.lefts)
    rights.set(this.rights)
    weights.set(this.weights)
    this.lefts = lefts
    this.rights = rights
    this.weights = weights
  }
}
