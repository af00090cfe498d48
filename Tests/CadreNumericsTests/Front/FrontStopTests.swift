import Testing

@testable import CadreNumerics

/// Goal: a front is given up wherever it is told to stop, refuses what its sums cannot hold, and checks what it finds.
///
/// Method: a stop at each question; values at the ends of their range; evidence spoiled by one.
@Suite("Stops and checks of fronts")
struct FrontStopTests {
    private func drawn(
        rowCount: Int, columnCount: Int
    ) throws -> (pairs: SparseWeights, first: [Int32], second: [Int32]) {
        var draws = SplitMix64(seed: 4)
        let pairs = try SparseWeights.drawn(
            rowCount: rowCount, columnCount: columnCount, density: 0.6, weightMax: 9, seed: draws.next()
        )
        let first = pairs.weight.map { _ in Int32(draws.next(below: 100) - 10) }
        return (pairs, first, pairs.weight.map { _ in Int32(draws.next(below: 100) - 10) })
    }

    @Test(
        "A front of corners is given up at each of its questions, and begins between two with what both have",
        arguments: [[12, 10, 49, 5], [10, 13, 63, 7]]
    )
    func stopped(counts: [Int]) throws {
        let (pairs, first, second) = try drawn(rowCount: counts[0], columnCount: counts[1])
        func questions(stopAt question: Int) throws(AssignmentFrontError) -> (Int, pointCount: Int) {
            var questionCount = 0
            let front = try AssignmentFront(
                of: pairs, first: first, second: second, pointCountMax: .max,
                isCancelled: {
                    questionCount += 1
                    return questionCount == question
                }
            )
            return (questionCount, front.points.count)
        }
        let (whole, pointCount) = try questions(stopAt: 0)
        // Each path is a question; begun with nothing the first of these would take 96.
        #expect([whole, pointCount] == Array(counts[2...]))
        for question in 1...whole {
            #expect(throws: AssignmentFrontError.cancelled, "question \(question)") {
                try questions(stopAt: question)
            }
        }
    }

    @Test("Values whose weights do not fit are refused for the second total as for the first")
    func tooLarge() throws {
        let pairs = try SparseWeights.dense([[1, 1], [1, 1]], columnCount: 2)
        // A value that is worth less than nothing is never taken, and makes the other one count for so much.
        let (wide, low): ([Int32], [Int32]) = ([0, .min, 0, .min], [0, -1, -1, 0])
        for (first, second, weights) in [
            (wide, low, FrontWeights(1, (1 << 32) + 1)), (low, wide, FrontWeights((1 << 32) + 1, 1)),
        ] {
            #expect(throws: AssignmentFrontError.tooLarge(weights)) {
                try AssignmentFront(of: pairs, first: first, second: second, pointCountMax: 5)
            }
        }
        // The product that is looked at first does not fit in 64 bits itself.
        let many = try SparseWeights(
            columnCount: 2, rows: Array(repeating: [(column: 0, weight: 1), (column: 1, weight: 1)], count: 11_600)
        )
        #expect(throws: AssignmentFrontError.tooLarge(.firstOnly)) {
            try BalanceFront(
                of: many, values: (0..<23_200).map { $0 % 2 == 0 ? .max : .min },
                groups: RowGroups(groupOfRow: Array(repeating: 0, count: 11_600), counts: [11_600], fixed: [0])
            )
        }
    }

    @Test("Evidence that is off by one is refused")
    func checks() throws {
        let pairs = try SparseWeights.dense([[5, 4], [3, 2]], columnCount: 2)
        let solution = try SparseAssignment.maximumWeight(pairs)
        let certificate = solution.certificate
        try FrontSearch.check(certificate, of: solution.columnOfRow, pairs)
        let spoiled = AssignmentCertificate(
            mode: .optional, rowPotentials: certificate.rowPotentials.map { $0 + 1 },
            columnPotentials: certificate.columnPotentials
        )
        #expect(throws: AssignmentFrontError.self) {
            try FrontSearch.check(spoiled, of: solution.columnOfRow, pairs)
        }
        try BalanceSearch.check(7, meets: 7)
        #expect(throws: AssignmentFrontError.boundBroken) { try BalanceSearch.check(7, meets: 8) }
    }

    @Test("Only pairs that are tight are begun with")
    func notTight() throws {
        let pairs = try SparseWeights.dense([[5, 4], [3, 2]], columnCount: 2)
        let certificate = AssignmentCertificate(mode: .optional, rowPotentials: [5, 3], columnPotentials: [0, 0])
        // Both rows are tight with the first column only.
        for near in [[0, 1], [1, 0]] as [[Int32]] {
            var standing = StandingAssignment(pairs, potentials: certificate)
            let isSettled = standing.settleAll(near: near, isCancelled: { false })
            let solution = standing.solution
            #expect(isSettled && solution.totalWeight == 7)
            #expect(solution.certificate.violation(weights: pairs, columnOfRow: solution.columnOfRow) == nil)
        }
    }
}
