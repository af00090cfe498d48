import CadreNumerics
import Testing

@Suite("Deferred acceptance")
struct DeferredAcceptanceTests {
    @Test("Of all stable matchings, every row gets its best when rows propose and its worst when columns do")
    func extremesOfTheStableMatchings() throws {
        var marketsWithChoice = 0
        for seed in UInt64(0)..<3_000 {
            let market = try StableMatchingReference.market(seed: seed, rowsMax: 5, columnsMax: 4)
            let reference = StableMatchingReference(market, seed: seed)
            let stable = reference.stableMatchings()
            let best = try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: seed)).columnOfRow.map { Int($0) }
            let worst = try DeferredAcceptance.columnsPropose(RankedMarket(market, seed: seed)).columnOfRow.map {
                Int($0)
            }
            try #require(stable.contains(best), "seed \(seed)")
            try #require(stable.contains(worst), "seed \(seed)")
            if stable.count > 1 { marketsWithChoice += 1 }
            for matching in stable {
                for row in 0..<market.rowCount {
                    #expect(!reference.prefers(row, matching[row], to: best[row]), "seed \(seed), row \(row)")
                    #expect(!reference.prefers(row, worst[row], to: matching[row]), "seed \(seed), row \(row)")
                }
            }
        }
        #expect(marketsWithChoice > 15)
    }

    @Test("The checker finds nothing exactly where the definition of stability holds")
    func checkerAgreesWithTheDefinition() throws {
        var unstable = 0
        for seed in UInt64(0)..<4_000 {
            let market = try StableMatchingReference.market(seed: seed, rowsMax: 4, columnsMax: 3)
            var random = SplitMix64(seed: seed ^ 0xABCD)
            let drawn = (0..<market.rowCount).map { row -> Int in
                let pairs = market.rowStart[row]..<market.rowStart[row + 1]
                return pairs.isEmpty || random.chance(0.2) ? -1 : Int(market.column[random.next(in: pairs)])
            }
            let isStable = StableMatchingReference(market, seed: seed).isStable(drawn)
            let violations = MatchingViolation.list(
                columnOfRow: drawn.map { Int32($0) },
                market: market,
                seed: seed
            )
            if !isStable { unstable += 1 }
            #expect(violations.isEmpty == isStable, "seed \(seed)")
        }
        #expect(unstable > 1_000)
    }

    @Test("A large market is stable both ways, with seats, reserves and ties")
    func largeMarket() throws {
        let market = try Self.large(rowCount: 2_000, columnCount: 300, degree: 20, scores: 50)
        for matching in [
            try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 9)),
            try DeferredAcceptance.columnsPropose(RankedMarket(market, seed: 9)),
        ] {
            #expect(MatchingViolation.list(columnOfRow: matching.columnOfRow, market: market, seed: 9).isEmpty)
            #expect(matching.matchedCount > 1_000)
            #expect(matching.proposalCount >= matching.matchedCount)
        }
    }

    @Test("The same seed gives the same matching; another seed breaks ties otherwise")
    func seedDecidesTies() throws {
        let market = try Self.large(rowCount: 200, columnCount: 100, degree: 10, scores: 2)
        let one = try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 1))
        #expect(try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 1)) == one)
        #expect(try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 2)).columnOfRow != one.columnOfRow)
        #expect(one.seed == 1)
    }

    @Test("A reserve seats the group first and is open to others when the group has no more takers")
    func reserve() throws {
        func matching(groups: [Int32]) throws -> [Int32] {
            let market = try MatchingMarket(
                rowStart: [0, 1, 2, 3],
                column: [0, 0, 0],
                rowScore: [1, 1, 1],
                columnScore: [3, 2, 1],
                seats: [2],
                groupOfRow: groups,
                reserves: [SeatReserve(column: 0, group: 7, seats: 1)]
            )
            let rows = try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 0)).columnOfRow
            #expect(try DeferredAcceptance.columnsPropose(RankedMarket(market, seed: 0)).columnOfRow == rows)
            return rows
        }
        #expect(try matching(groups: [-1, -1, 7]) == [0, -1, 0])
        #expect(try matching(groups: [-1, -1, -1]) == [0, 0, -1])
        #expect(try matching(groups: [7, -1, 7]) == [0, 0, -1])
    }

    @Test("The checker names what is wrong")
    func violations() throws {
        let market = try MatchingMarket(
            rowStart: [0, 2, 3],
            column: [0, 1, 0],
            rowScore: [2, 1, 1],
            columnScore: [1, 1, 2],
            seats: [1, 1]
        )
        func list(_ columns: [Int32]) -> [MatchingViolation] {
            MatchingViolation.list(columnOfRow: columns, market: market, seed: 0)
        }
        #expect(list([1, 0]).isEmpty)
        #expect(list([0, -1]) == [.blockingPair(row: 1, column: 0)])
        #expect(list([-1, -1]).contains(.blockingPair(row: 0, column: 1)))
        #expect(list([0, 0]) == [.seatsExceeded(column: 0, rows: 2, seats: 1)])
        #expect(list([-1, 1]) == [.pairUnknown(row: 1, column: 1)])
        #expect(list([0]) == [.rowCountDiffers(found: 1, rows: 2)])
    }

    @Test("Reserves may come in any order")
    func orderOfReserves() throws {
        let reserves = [(1, 0), (0, 1), (1, 2), (0, 0)].map { SeatReserve(column: $0.0, group: $0.1, seats: 1) }
        func market(_ reserves: [SeatReserve]) throws -> MatchingMarket {
            try MatchingMarket(
                rowStart: [0, 2, 4, 6, 8], column: [0, 1, 0, 1, 0, 1, 0, 1], rowScore: [2, 1, 2, 1, 2, 1, 1, 2],
                columnScore: [9, 9, 8, 8, 2, 2, 1, 1], seats: [2, 2], groupOfRow: [2, 2, 1, 0], reserves: reserves
            )
        }
        let sorted = try market(reserves)
        #expect(sorted.reserves.map(\.column) == [0, 0, 1, 1] && sorted.reserves.map(\.group) == [0, 1, 0, 2])
        #expect(try market(reserves.reversed()) == sorted)
        let matching = try DeferredAcceptance.rowsPropose(RankedMarket(sorted, seed: 1))
        #expect(MatchingViolation.list(columnOfRow: matching.columnOfRow, market: sorted, seed: 1).isEmpty)
        #expect(matching.matchedCount == 4)
        let nobody = try MatchingMarket(rowStart: [0, 0, 0], column: [], rowScore: [], columnScore: [], seats: [1])
        #expect(try DeferredAcceptance.rowsPropose(RankedMarket(nobody, seed: 1)).matchedCount == 0)
    }

    @Test("Asked to stop, it stops")
    func cancellation() throws {
        let market = try Self.large(rowCount: 6_000, columnCount: 1_000, degree: 10, scores: 9)
        #expect(throws: CancellationError.self) {
            try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 0), isCancelled: { true })
        }
        #expect(throws: CancellationError.self) {
            try DeferredAcceptance.columnsPropose(RankedMarket(market, seed: 0), isCancelled: { true })
        }
        // Asked before there is anything to do, and again on the way.
        let small = try Self.large(rowCount: 1, columnCount: 20, degree: 10, scores: 9)
        #expect(throws: CancellationError.self) {
            try DeferredAcceptance.rowsPropose(RankedMarket(small, seed: 0), isCancelled: { true })
        }
        #expect(throws: CancellationError.self) {
            try DeferredAcceptance.columnsPropose(RankedMarket(small, seed: 0), isCancelled: { true })
        }
        var questionCount = 0
        let isCancelled = {
            questionCount += 1
            return questionCount % 2 == 0
        }
        #expect(throws: CancellationError.self) {
            try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 0), isCancelled: isCancelled)
        }
        #expect(throws: CancellationError.self) {
            try DeferredAcceptance.columnsPropose(RankedMarket(market, seed: 0), isCancelled: isCancelled)
        }
        #expect(questionCount == 4)
    }

    @Test("Every score of 32 bits keeps its order")
    func extremeScores() throws {
        let market = try MatchingMarket(
            rowStart: [0, 3],
            column: [0, 1, 2],
            rowScore: [.min, .max, 0],
            columnScore: [0, 0, 0],
            seats: [1, 1, 1]
        )
        #expect(try DeferredAcceptance.rowsPropose(RankedMarket(market, seed: 3)).columnOfRow == [1])
    }

    @Test("A malformed market is refused with the place and the value")
    func malformed() throws {
        func error(
            rowStart: [Int] = [0, 1],
            column: [Int32] = [0],
            rowScore: [Int32] = [1],
            columnScore: [Int32] = [1],
            seats: [Int] = [2],
            groups: [Int32] = [],
            reserves: [SeatReserve] = []
        ) -> MatchingMarketError? {
            do {
                _ = try MatchingMarket(
                    rowStart: rowStart,
                    column: column,
                    rowScore: rowScore,
                    columnScore: columnScore,
                    seats: seats,
                    groupOfRow: groups,
                    reserves: reserves
                )
                return nil
            } catch {
                return error
            }
        }
        let kept = SeatReserve(column: 0, group: 0, seats: 2)
        #expect(error() == nil)
        #expect(error(column: [1]) == .pairs(.columnOutOfRange(row: 0, column: 1, columnCount: 1)))
        #expect(error(rowScore: []) == .scoresDiffer(pairs: 1, rowScores: 0, columnScores: 1))
        #expect(error(columnScore: [1, 1]) == .scoresDiffer(pairs: 1, rowScores: 1, columnScores: 2))
        let tooMany = SparseWeights.countMax + 1
        #expect(error(seats: [tooMany]) == .seatsOutOfRange(column: 0, seats: tooMany))
        #expect(error(seats: [-1]) == .seatsOutOfRange(column: 0, seats: -1))
        #expect(error(groups: [0, 0]) == .groupsDiffer(rows: 1, groups: 2))
        #expect(error(groups: [-2]) == .groupOutOfRange(row: 0, group: -2))
        #expect(error(seats: [1], reserves: [kept]) == .reservesExceedSeats(column: 0, seats: 1))
        #expect(error(reserves: [kept, kept]) == .reserveRepeated(kept))
        let unknown = SeatReserve(column: 5, group: 0, seats: 1)
        #expect(error(reserves: [unknown]) == .reserveOutOfRange(unknown))
        let none = SeatReserve(column: 0, group: 0, seats: 0)
        #expect(error(reserves: [none]) == .reserveOutOfRange(none))
        for odd in [SeatReserve(column: -1, group: 0, seats: 1), SeatReserve(column: 0, group: -1, seats: 1)] {
            #expect(error(reserves: [odd]) == .reserveOutOfRange(odd))
        }
        let other = SeatReserve(column: 0, group: 1, seats: 2)
        let third = SeatReserve(column: 0, group: 2, seats: 1)
        #expect(error(seats: [4], reserves: [kept, other]) == nil)
        #expect(error(seats: [3], reserves: [kept, other]) == .reservesExceedSeats(column: 0, seats: 3))
        #expect(error(seats: [4], reserves: [kept, other, third]) == .reservesExceedSeats(column: 0, seats: 4))
        #expect(error(seats: [9], reserves: [kept, other, kept]) == .reserveRepeated(kept))
        let huge = SeatReserve(column: 0, group: 1, seats: .max)
        #expect(error(reserves: [kept, huge]) == .reservesExceedSeats(column: 0, seats: 2))
    }

    static func large(rowCount: Int, columnCount: Int, degree: Int, scores: Int) throws -> MatchingMarket {
        var random = SplitMix64(seed: 77)
        var rowStart = [0]
        var column: [Int32] = []
        for _ in 0..<rowCount {
            var chosen: Set<Int32> = []
            while chosen.count < degree { chosen.insert(Int32(random.next(below: columnCount))) }
            column += chosen.sorted()
            rowStart.append(column.count)
        }
        return try MatchingMarket(
            rowStart: rowStart,
            column: column,
            rowScore: column.map { _ in Int32(random.next(below: scores)) },
            columnScore: column.map { _ in Int32(random.next(below: scores)) },
            seats: (0..<columnCount).map { _ in random.next(in: 2..<10) },
            groupOfRow: (0..<rowCount).map { _ in Int32(random.next(below: 4)) - 1 },
            reserves: stride(from: Int32(0), to: Int32(columnCount), by: 3)
                .flatMap { column in (0..<2).map { SeatReserve(column: column, group: $0, seats: 1) } }
        )
    }
}
