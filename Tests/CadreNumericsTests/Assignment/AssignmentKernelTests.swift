import Testing

@testable import CadreNumerics

/// Goal: the kernel is right with either type of number, at the edges of their ranges, and in each of its stages.
///
/// Method: the same problem solved with both types; problems built so that one stage has to do the work.
@Suite("Assignment kernel")
struct AssignmentKernelTests {
    /// Solves with one type of number and checks the proof.
    private func solved<Number: AssignmentNumber>(
        _ type: Number.Type,
        _ weights: SparseWeights,
        mode: AssignmentMode = .optional
    ) throws -> AssignmentSolution? {
        let solution = try SparseAssignment.solved(type, weights, mode: mode, { false }, { _ in })
        if let solution {
            #expect(solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) == nil)
            #expect(weights.total(of: solution.columnOfRow) == solution.totalWeight)
        }
        return solution
    }

    @Test(
        "32-bit and 64-bit numbers give the same total, in both modes",
        arguments: [1, 5, 1_000_000, 33_554_431, 33_554_432])
    func sameTotals(weightMax: Int) throws {
        for seed in 0..<12 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: 30,
                columnCount: [24, 30, 36][Int(seed % 3)],
                density: seed < 6 ? 0.2 : 0.7,
                weightMax: weightMax,
                seed: seed
            )
            for mode in AssignmentMode.allCases where mode == .optional || !RowShortage.isObvious(in: weights) {
                let narrow = try solved(Int32.self, weights, mode: mode)
                let wide = try solved(Int64.self, weights, mode: mode)
                #expect(narrow?.totalWeight == wide?.totalWeight, "seed \(seed), \(mode)")
                if mode == .optional { #expect(wide?.totalWeight == ReferenceAssignment.hungarian(weights)) }
            }
        }
    }

    @Test("The largest weight of 32-bit numbers is solved with them, and one more with 64-bit numbers")
    func rangeEdge() throws {
        let largest = Int32.potentialMax
        #expect(AssignmentKernel<Int32>.isInRange(weightMax: largest))
        #expect(!AssignmentKernel<Int32>.isInRange(weightMax: largest + 1))
        #expect(AssignmentKernel<Int64>.isInRange(weightMax: .max))
        for weightMax in [largest - 1, largest, largest + 1, .max] {
            for seed in 0..<6 as Range<UInt64> {
                var draws = SplitMix64(seed: seed)
                var matrix = [[Int32]](repeating: [Int32](repeating: 0, count: 18), count: 20)
                for row in 0..<20 {
                    for column in 0..<18 {
                        let below = draws.next(below: 3)
                        matrix[row][column] = draws.chance(0.5) ? weightMax - Int32(below) : Int32(below / 2)
                    }
                }
                let weights = try SparseWeights.dense(matrix, columnCount: 18)
                let solution = try SparseAssignment.maximumWeight(weights)
                let violation = solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow)
                #expect(violation == nil)
                #expect(solution.totalWeight == ReferenceAssignment.hungarian(weights))
            }
        }
    }

    /// A chain in which each row wants the column of the row before, and the first has no other.
    private func chain(rowCount: Int, weight: Int32) throws -> SparseWeights {
        var rows: [[(column: Int32, weight: Int32)]] = [[(0, weight)]]
        for row in 1..<Int32(rowCount) { rows.append([(row - 1, weight), (row, 1)]) }
        return try SparseWeights(columnCount: rowCount, rows: rows)
    }

    @Test("Prices that rise beyond 32 bits, where every row has to be matched, are found out and solved with 64 bits")
    func pricesBeyondRange() throws {
        let narrow = try chain(rowCount: 5, weight: 1_000_000)
        #expect(try solved(Int32.self, narrow, mode: .everyRow)?.totalWeight == 1_000_004)
        let wide = try chain(rowCount: 40, weight: Int32.potentialMax / 8)
        #expect(try solved(Int32.self, wide, mode: .everyRow) == nil)
        let solution = try SparseAssignment.maximumWeight(wide, mode: .everyRow)
        #expect(solution.certificate.violation(weights: wide, columnOfRow: solution.columnOfRow) == nil)
        #expect(solution.totalWeight == Int64(Int32.potentialMax / 8) + 39)
        #expect(solution.certificate.columnPotentials.max().map { $0 > Int64(Int32.potentialMax) } == true)
    }

    @Test("A bid at a price beyond the range stops the auction before the price is set")
    func priceBeyondRange() throws {
        let weights = try chain(rowCount: 40, weight: Int32.potentialMax / 8)
        let (hasStopped, largest) = try AssignmentInput.withInput(of: weights) { (input) throws(AssignmentStop) in
            var kernel = try AssignmentKernel<Int32>(input, areRowsRequired: true, isCancelled: { false })
            var hasStopped = false
            do throws(AssignmentStop) {
                _ = try kernel.bid(near: kernel.rows, far: kernel.columns, step: 1 << 20, isCancelled: { false })
            } catch {
                if case .exhausted = error { hasStopped = true }
            }
            return (hasStopped, (0..<40).map { kernel.columns.potential[$0] }.max() ?? 0)
        }
        #expect(hasStopped)
        #expect(largest <= Int32.potentialMax && largest > Int32.potentialMax / 2)
    }

    @Test("A path that would raise a potential beyond the range stops the augmentation before it does")
    func pathBeyondRange() throws {
        let weights = try chain(rowCount: 10, weight: Int32.potentialMax / 8)
        let (hasStopped, largest) = try AssignmentInput.withInput(of: weights) { (input) throws(AssignmentStop) in
            var kernel = try AssignmentKernel<Int32>(input, areRowsRequired: true, isCancelled: { false })
            var hasStopped = false
            do throws(AssignmentStop) {
                try kernel.tighten(isCancelled: { false })
                try kernel.settleAll(isCancelled: { false }, progress: { _ in })
            } catch {
                if case .exhausted = error { hasStopped = true }
            }
            return (hasStopped, (0..<10).map { kernel.columns.potential[$0] }.max() ?? 0)
        }
        #expect(hasStopped)
        #expect(largest <= Int32.potentialMax)
    }

    @Test(
        "After the bids of rows and of columns the state is feasible within the step, and exact after tightening",
        arguments: [5, 100_000], AssignmentMode.allCases
    )
    func feasibleWithinStep(weightMax: Int, mode: AssignmentMode) throws {
        let weights = try SparseWeights.large(
            rowCount: 300, columnCount: 330, pairsPerRow: 15, weightMax: weightMax, seed: 6)
        let slacks = try AssignmentInput.withInput(of: weights) { (input) throws(AssignmentStop) in
            var kernel = try AssignmentKernel<Int32>(
                input, areRowsRequired: mode == .everyRow, isCancelled: { false })
            var slacks: [(step: Int32, slack: Int32?)] = []
            for step in [Int32(1_000), 40, 1] {
                let isOver = try kernel.bid(near: kernel.rows, far: kernel.columns, step: step) { false }
                slacks.append((step, isOver ? kernel.slackMin(weights) : nil))
                let isOverAgain = try kernel.bid(near: kernel.columns, far: kernel.rows, step: step) { false }
                slacks.append((step, isOverAgain ? kernel.slackMin(weights) : nil))
            }
            if kernel.isScaled {
                kernel.unscale()
                slacks.append((1, kernel.slackMin(weights)))
            }
            try kernel.tighten(isCancelled: { false })
            slacks.append((0, kernel.slackMin(weights)))
            return slacks
        }
        for (step, slack) in slacks { #expect(slack.map { $0 >= -step } == true, "step \(step)") }
    }

    @Test("A problem in which not every row can be matched exhausts the kernel with either type of number")
    func unmatchable() throws {
        let row: [(column: Int32, weight: Int32)] = [(0, 3), (1, 4)]
        let weights = try SparseWeights(columnCount: 5, rows: [row, row, row, [(3, 1), (4, 9)]])
        #expect(try solved(Int32.self, weights, mode: .everyRow) == nil)
        #expect(try solved(Int64.self, weights, mode: .everyRow) == nil)
        let expected = AssignmentError.infeasible(rows: [0, 1, 2], columns: [0, 1])
        #expect(throws: expected) { try SparseAssignment.maximumWeight(weights, mode: .everyRow) }
    }

    @Test("Rows that outbid each other without end are left to the augmentation")
    func endlessBids() throws {
        let row: [(column: Int32, weight: Int32)] = [(0, 10), (1, 10)]
        let weights = try SparseWeights(columnCount: 4, rows: [row, row, row, [(2, 5), (3, 5)]])
        let solution = try AssignmentInput.withInput(of: weights) { (input) throws(AssignmentStop) in
            var kernel = try AssignmentKernel<Int64>(input, areRowsRequired: true, isCancelled: { false })
            #expect(throws: Never.self) {
                let isOver = try kernel.bid(near: kernel.rows, far: kernel.columns, step: 1, isCancelled: { false })
                #expect(!isOver)
            }
            return kernel.effort
        }
        #expect(solution.bidCount == AssignmentKernel<Int64>.bidsPerNodeMax * 14 + 1)
    }

    @Test("The vector search for the best offer agrees with a sorted list, at every length", arguments: [false, true])
    func bestOffer(isScaled: Bool) throws {
        var draws = SplitMix64(seed: 4)
        for length in 0...41 {
            for _ in 0..<20 {
                let partner = (0..<Int32(length)).map { $0 }
                let weight = partner.map { _ in Int32(1 + draws.next(below: 12)) }
                let price = partner.map { _ in Int32(draws.next(below: 60)) }
                let values = partner.indices.map { (weight[$0] << (isScaled ? 4 : 0)) - price[$0] }.sorted(by: >)
                let (narrow, wide) = partner.withUnsafeBufferPointer { partner in
                    weight.withUnsafeBufferPointer { weight in
                        offers(partner, weight, price, isScaled: isScaled)
                    }
                }
                #expect(narrow.best == values.first ?? Int32.noOffer)
                #expect(narrow.second == values.dropFirst().first ?? Int32.noOffer)
                #expect(wide.best == values.first.map { Int64($0) } ?? Int64.noOffer)
                #expect(wide.second == values.dropFirst().first.map { Int64($0) } ?? Int64.noOffer)
                for index in [narrow.index, wide.index] where length > 0 {
                    #expect((weight[index] << (isScaled ? 4 : 0)) - price[index] == values[0])
                }
            }
        }
    }

    private func offers(
        _ partner: UnsafeBufferPointer<Int32>,
        _ weight: UnsafeBufferPointer<Int32>,
        _ price: [Int32],
        isScaled: Bool
    ) -> (AssignmentOffer<Int32>, AssignmentOffer<Int64>) {
        let nowhere = UnsafeMutablePointer<Int32>.filled(1, with: 0)
        defer { nowhere.deallocate() }
        let list = PartnerList(
            partner: partner.baseAddress ?? UnsafePointer(nowhere),
            weight: weight.baseAddress ?? UnsafePointer(nowhere),
            count: partner.count
        )
        return (
            Int32.bestOffer(in: list, price: price, isScaled: isScaled),
            Int64.bestOffer(in: list, price: price.map { Int64($0) }, isScaled: isScaled)
        )
    }

    @Test(
        "The exact finish alone, without an auction, reaches the optimum, in passes and one by one",
        arguments: [2, 3, 40, 1_000_000], [false, true]
    )
    func finishAlone(weightMax: Int, isInPasses: Bool) throws {
        for seed in 0..<6 as Range<UInt64> {
            let columnCount = [40, 70][Int(seed % 2)]
            let weights = try SparseWeights.drawn(
                rowCount: 55, columnCount: columnCount, density: 0.1, weightMax: weightMax, seed: seed)
            let (bound, effort) = try AssignmentInput.withInput(of: weights) { (input) throws(AssignmentStop) in
                var kernel = try AssignmentKernel<Int32>(input, areRowsRequired: false, isCancelled: { false })
                kernel.isScaled = false
                // Prices as an auction might leave them, on columns without a buyer.
                for column in 0..<columnCount { kernel.columns.potential[column] = Int32(column % 2) }
                try kernel.tighten(isCancelled: { false })
                if isInPasses {
                    try settleInPasses(&kernel, near: kernel.rows, far: kernel.columns)
                    try settleInPasses(&kernel, near: kernel.columns, far: kernel.rows)
                } else {
                    try kernel.settleAll(isCancelled: { false }, progress: { _ in })
                }
                #expect(kernel.slackMin(weights) == 0)
                #expect(!(0..<55).contains { kernel.rows.isOpen($0) })
                #expect(!(0..<columnCount).contains { kernel.columns.isOpen($0) })
                return (kernel.report(.augmentation, done: 0, total: 0, step: 0).bound, kernel.effort)
            }
            #expect(bound == ReferenceAssignment.hungarian(weights), "seed \(seed)")
            #expect((effort.passCount > 0) == isInPasses)
        }
    }

    private func settleInPasses(
        _ kernel: inout AssignmentKernel<Int32>, near: AssignmentSide<Int32>, far: AssignmentSide<Int32>
    ) throws(AssignmentStop) {
        var waitingCount = kernel.openNodes(of: near)
        var done = 0
        _ = try kernel.settleInPasses(
            &waitingCount,
            scansPerPathMax: .max,
            near: near,
            far: far,
            done: &done,
            total: waitingCount,
            isCancelled: { false },
            progress: { _ in }
        )
    }

    @Test("Cancellation is noticed at every single question", arguments: [8, 1_000_000], AssignmentMode.allCases)
    func cancelled(weightMax: Int, mode: AssignmentMode) throws {
        let weights = try SparseWeights.large(
            rowCount: 900, columnCount: 1_000, pairsPerRow: 20, weightMax: weightMax, seed: 8)
        var questionCount = 0
        _ = try SparseAssignment.maximumWeight(
            weights, mode: mode,
            isCancelled: {
                questionCount += 1
                return false
            })
        for last in Set(stride(from: 1, through: questionCount, by: max(1, questionCount / 12))) {
            var calls = 0
            #expect(throws: AssignmentError.cancelled) {
                try SparseAssignment.maximumWeight(weights, mode: mode) {
                    calls += 1
                    return calls >= last
                }
            }
            #expect(calls == last)
        }
    }

    @Test("The reported bound is never below the total, never rises in the augmentation, and ends at the total")
    func bound() throws {
        for (weightMax, mode) in [(8, AssignmentMode.optional), (1_000_000, .optional), (1_000_000, .everyRow)] {
            let weights = try SparseWeights.large(
                rowCount: 900, columnCount: 1_000, pairsPerRow: 20, weightMax: weightMax, seed: 8)
            var reports: [AssignmentProgress] = []
            let total = try SparseAssignment.maximumWeight(weights, mode: mode, progress: { reports.append($0) })
                .totalWeight
            #expect(reports.allSatisfy { $0.bound >= total && $0.matchedWeight <= $0.bound })
            let finish = reports.filter { $0.stage == .augmentation }
            #expect(zip(finish, finish.dropFirst()).allSatisfy { $0.bound >= $1.bound })
            #expect(finish.last?.bound == total && finish.last?.matchedWeight == total)
        }
    }
}

extension AssignmentKernel {
    /// The least of `u + v - w` over all pairs; `nil` if a matched pair is not tight or a potential is negative.
    fileprivate func slackMin(_ weights: SparseWeights) -> Number? {
        var least = Number.max
        for row in 0..<rows.count {
            if !rows.isRequired && rows.potential[row] < 0 { return nil }
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = Int(weights.column[pair])
                if columns.potential[column] < 0 { return nil }
                let slack = rows.potential[row] + columns.potential[column] - scaled(weights.weight[pair])
                least = min(least, slack)
                if Int(rows.mate[row]) == column && (slack != 0 || Int(columns.mate[column]) != row) { return nil }
            }
        }
        return least
    }
}
