import CadreNumerics
import Testing

@Suite("Sparse weights")
struct SparseWeightsTests {
    @Test("Rows given in any order are sorted by column")
    func sorted() throws {
        let weights = try SparseWeights(columnCount: 4, rows: [[(3, 7), (0, 5)], [], [(1, 2)]])
        #expect(weights.rowStart == [0, 2, 2, 3])
        #expect(weights.column == [0, 3, 1])
        #expect(weights.weight == [5, 7, 2])
        #expect(weights.weightMax == 7)
        #expect((weights.rowCount, weights.columnCount, weights.pairCount) == (3, 4, 3))
    }

    @Test("A pair is found by row and column, and an absent one is nil")
    func lookup() throws {
        let weights = try SparseWeights(columnCount: 5, rows: [[(0, 5), (2, 6), (4, 7)], [], [(1, 2)]])
        #expect(weights.weight(row: 0, column: 0) == 5)
        #expect(weights.weight(row: 0, column: 2) == 6)
        #expect(weights.weight(row: 0, column: 4) == 7)
        #expect(weights.weight(row: 0, column: 1) == nil)
        #expect(weights.weight(row: 0, column: 3) == nil)
        #expect(weights.weight(row: 1, column: 1) == nil)
        #expect(weights.weight(row: 2, column: 1) == 2)
        #expect(weights.weight(row: 2, column: 4) == nil)
        #expect(weights.weight(row: 3, column: 0) == nil)
        #expect(weights.weight(row: -1, column: 0) == nil)
        #expect(weights.weight(row: 0, column: 5) == nil)
    }

    @Test("A column outside the range is refused with its row", arguments: [Int32(-1), 2, 90])
    func columnOutOfRange(column: Int32) {
        #expect(throws: SparseWeightsError.columnOutOfRange(row: 1, column: Int(column), columnCount: 2)) {
            try SparseWeights(columnCount: 2, rows: [[(0, 1)], [(column, 1)]])
        }
    }

    @Test("A column that stands twice in a row is refused")
    func columnRepeated() {
        #expect(throws: SparseWeightsError.columnRepeated(row: 0, column: 1)) {
            try SparseWeights(columnCount: 2, rows: [[(1, 4), (1, 4)]])
        }
    }

    @Test("Compressed rows whose columns descend are refused")
    func columnNotSorted() {
        #expect(throws: SparseWeightsError.columnNotSorted(row: 1, column: 0, previous: 1)) {
            try SparseWeights(columnCount: 2, rowStart: [0, 1, 3], column: [1, 1, 0], weight: [1, 1, 1])
        }
    }

    @Test("A weight below one is refused", arguments: [Int32(0), -1, .min])
    func weightNotPositive(weight: Int32) {
        #expect(throws: SparseWeightsError.weightNotPositive(row: 0, column: 1, weight: Int(weight))) {
            try SparseWeights(columnCount: 2, rows: [[(0, 1), (1, weight)]])
        }
    }

    @Test(
        "Row starts that do not partition the pairs are refused",
        arguments: [
            ([], 0, 0), ([1, 2], 0, 1), ([0, 2, 1, 2], 2, 1), ([0, 3], 1, 3), ([0, 1], 1, 1), ([0, -1, 2], 1, -1),
        ] as [([Int], Int, Int)]
    )
    func rowStartMalformed(rowStart: [Int], index: Int, found: Int) {
        #expect(throws: SparseWeightsError.rowStartMalformed(index: index, found: found)) {
            try SparseWeights(columnCount: 2, rowStart: rowStart, column: [0, 1], weight: [1, 1])
        }
    }

    @Test("Columns and weights of different length are refused")
    func lengthsDiffer() {
        #expect(throws: SparseWeightsError.lengthsDiffer(columnCount: 2, weightCount: 1)) {
            try SparseWeights(columnCount: 2, rowStart: [0, 2], column: [0, 1], weight: [1])
        }
    }

    @Test("A column count that does not fit 32-bit indices is refused", arguments: [-1, Int(Int32.max), .max])
    func countOutOfRange(count: Int) {
        #expect(throws: SparseWeightsError.countOutOfRange(found: count, countMax: SparseWeights.countMax)) {
            try SparseWeights(columnCount: count, rowStart: [0], column: [], weight: [])
        }
    }
}
