import Testing

@testable import CadreNumerics

@Suite("Price steps")
struct PriceStepsTests {
    @Test("Steps fall by the ratio and end with the last one, whatever the ratio leaves over")
    func fall() {
        #expect(all(PriceSteps<Int32>(first: 1_000, last: 2, ratio: 8)) == [1_000, 125, 15, 2])
        #expect(all(PriceSteps<Int64>(first: 64, last: 32, ratio: 16)) == [64, 32])
        #expect(all(PriceSteps<Int32>(first: 0, last: 2, ratio: 8)) == [2])
    }

    @Test("To hurry leaves out two steps and never the last")
    func hurry() {
        var steps = PriceSteps<Int32>(first: 160_000, last: 2, ratio: 8)
        #expect(steps.remainingCount == 7)
        #expect(steps.next() == 160_000)
        steps.hurry()
        #expect(steps.remainingCount == 4)
        #expect(steps.next() == 312)
        steps.hurry()
        #expect(steps.next() == 2)
        steps.hurry()
        #expect(steps.next() == nil)
    }

    @Test("Rows that hardly compete are asked in fewer phases, and the answer is the same as without")
    func calm() throws {
        // Each row has its own best column by far, so that after the first phase nobody is outbid.
        let count = 200
        let rows = (0..<count).map { row in
            [(column: row, weight: 1_000_000 - row), (column: (row + 1) % count, weight: 1)]
                .sorted { $0.column < $1.column }
        }
        let weights = try SparseWeights(
            columnCount: count, rowStart: (0...count).map { 2 * $0 },
            column: rows.flatMap { $0.map { Int32($0.column) } }, weight: rows.flatMap { $0.map { Int32($0.weight) } }
        )
        let solution = try SparseAssignment.maximumWeight(weights, mode: .optional)
        #expect(solution.columnOfRow == (0..<count).map { Int32($0) })
        #expect(solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) == nil)
        #expect(solution.effort.phaseCount <= 4)
    }

    private func all<Number>(_ steps: PriceSteps<Number>) -> [Number] {
        var steps = steps
        var found: [Number] = []
        while let step = steps.next() { found.append(step) }
        return found
    }
}
