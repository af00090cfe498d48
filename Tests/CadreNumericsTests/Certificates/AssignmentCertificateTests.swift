import CadreNumerics
import Testing

/// Goal: the check accepts only valid and optimal assignments.
///
/// Method: a hand-made optimum broken in each possible way, then every wrong assignment of drawn problems.
@Suite("Assignment certificate")
struct AssignmentCertificateTests {
    /// Rows 0 and 1 compete for column 0; the best is row 0 with column 1 and row 1 with column 0, worth 7.
    private let weights: SparseWeights
    private let columnOfRow: [Int32] = [1, 0, -1]

    init() throws {
        weights = try SparseWeights(columnCount: 3, rows: [[(0, 5), (1, 4)], [(0, 3)], [(0, 2)]])
    }

    private func violation(
        rows: [Int64] = [3, 1, 0],
        columns: [Int64] = [2, 1, 0],
        columnOfRow: [Int32]? = nil,
        mode: AssignmentMode = .optional
    ) -> CertificateViolation? {
        AssignmentCertificate(mode: mode, rowPotentials: rows, columnPotentials: columns)
            .violation(weights: weights, columnOfRow: columnOfRow ?? self.columnOfRow)
    }

    @Test("An optimum with fitting potentials is accepted")
    func accepted() {
        #expect(violation() == nil)
    }

    @Test("Arrays of the wrong length are refused")
    func length() {
        #expect(violation(rows: [3, 1]) == .lengthWrong(found: 2, expected: 3))
        #expect(violation(columns: [2, 1, 0, 0]) == .lengthWrong(found: 4, expected: 3))
        #expect(violation(columnOfRow: []) == .lengthWrong(found: 0, expected: 3))
    }

    @Test("Potentials whose sums might overflow are refused", arguments: [Int64.max, .min, 1 << 61 + 1])
    func outOfRange(potential: Int64) {
        #expect(violation(rows: [potential, 1, 0]) == .potentialOutOfRange(potential))
        #expect(violation(columns: [2, potential, 0]) == .potentialOutOfRange(potential))
    }

    @Test("Columns that do not exist are refused", arguments: [Int32(3), -2, .max, .min])
    func columnOutOfRange(column: Int32) {
        #expect(violation(columnOfRow: [1, column, -1]) == .columnOutOfRange(row: 1, column: Int(column)))
    }

    @Test("A column used twice is refused")
    func columnUsedTwice() {
        let found = violation(rows: [3, 1, 0], columnOfRow: [1, 0, 0])
        #expect(found == .columnUsedTwice(column: 0, rows: [1, 2]))
    }

    @Test("A matched pair that does not exist is refused")
    func pairMissing() {
        #expect(violation(columnOfRow: [1, 0, 2]) == .pairMissing(row: 2, column: 2))
    }

    @Test("Negative potentials are refused")
    func negative() {
        #expect(violation(rows: [3, -1, 0]) == .rowPotentialNegative(row: 1, potential: -1))
        #expect(violation(columns: [2, -1, 0]) == .columnPotentialNegative(column: 1, potential: -1))
    }

    @Test("A positive potential of an unmatched row or column is refused")
    func unmatchedNotZero() {
        #expect(violation(rows: [3, 1, 1]) == .unmatchedRowPotentialNotZero(row: 2, potential: 1))
        #expect(violation(columns: [2, 1, 4]) == .unmatchedColumnPotentialNotZero(column: 2, potential: 4))
    }

    @Test("A pair worth more than its potentials is refused")
    func notCovered() {
        let found = violation(rows: [2, 1, 0], columns: [2, 2, 0])
        #expect(found == .pairNotCovered(row: 0, column: 0, weight: 5, potentialSum: 4))
    }

    @Test("A matched pair worth less than its potentials is refused")
    func notTight() {
        let found = violation(rows: [4, 1, 0])
        #expect(found == .matchedPairNotTight(row: 0, column: 1, weight: 4, potentialSum: 5))
    }

    @Test("Where every row has to be matched, an unmatched row is refused and a negative row potential is not")
    func everyRow() throws {
        #expect(violation(mode: .everyRow) == .rowUnmatched(row: 2))
        let small = try SparseWeights(columnCount: 2, rows: [[(0, 100), (1, 1)], [(0, 90)]])
        let certificate = AssignmentCertificate(
            mode: .everyRow,
            rowPotentials: [1, -9],
            columnPotentials: [99, 0]
        )
        #expect(certificate.violation(weights: small, columnOfRow: [1, 0]) == nil)
    }

    @Test("No assignment that is worth less than the optimum passes with the optimum's potentials")
    func everyWrongAssignment() throws {
        for seed in 0..<60 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: 4,
                columnCount: 4,
                density: 0.7,
                weightMax: 4,
                seed: seed
            )
            let solution = try SparseAssignment.maximumWeight(weights)
            for code in 0..<625 {
                let candidate = [code % 5, code / 5 % 5, code / 25 % 5, code / 125].map { Int32($0 - 1) }
                let isOptimal = weights.total(of: candidate) == solution.totalWeight
                let isAccepted =
                    solution.certificate.violation(weights: weights, columnOfRow: candidate) == nil
                if isOptimal != isAccepted { Issue.record("seed \(seed): \(candidate) accepted: \(isAccepted)") }
            }
        }
    }
}
