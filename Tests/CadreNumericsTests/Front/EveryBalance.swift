import CadreNumerics

/// The largest total at each difference of shares of a small problem, from all its assignments.
struct EveryBalance {
    struct Point: Hashable {
        let percent: Int
        let total: Int64
    }

    /// What nothing is better than in both, by falling total.
    let points: [Point]

    init(_ pairs: SparseWeights, values: [Int32], groups: RowGroups) {
        var bestOfCounts: [[Int]: Int64] = [:]
        Self.visit(pairs, values: values, groups: groups) { matched, total in
            bestOfCounts[matched] = max(bestOfCounts[matched] ?? .min, total)
        }
        let present = groups.counts.indices.filter { groups.counts[$0] > 0 }
        var best: [Int: Int64] = [:]
        for (matched, total) in bestOfCounts {
            let counts = zip(matched, groups.fixed).map { $0 + $1 }
            // The smallest per cent for which 100 |aB - bA| <= p A B for every two groups.
            let percent = (0...100).first { percent in
                present.allSatisfy { one in
                    present.allSatisfy { other in
                        100 * abs(counts[one] * groups.counts[other] - counts[other] * groups.counts[one])
                            <= percent * groups.counts[one] * groups.counts[other]
                    }
                }
            }
            if let percent { best[percent] = max(best[percent] ?? .min, total) }
        }
        let all = best.map { Point(percent: $0.key, total: $0.value) }
        points = all.filter { one in
            !all.contains { $0 != one && $0.percent <= one.percent && $0.total >= one.total }
        }
        .sorted { $0.total > $1.total }
    }

    /// Calls for every assignment with how many rows of each group it matches, and its total.
    static func visit(
        _ pairs: SparseWeights, values: [Int32], groups: RowGroups, _ body: (_ matched: [Int], _ total: Int64) -> Void
    ) {
        var used: Set<Int32> = []
        var matched = [Int](repeating: 0, count: groups.counts.count)
        func go(_ row: Int, _ total: Int64) {
            guard row < pairs.rowCount else {
                body(matched, total)
                return
            }
            go(row + 1, total)
            let group = Int(groups.groupOfRow[row])
            for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1]
            where used.insert(pairs.column[pair]).inserted {
                if group >= 0 { matched[group] += 1 }
                go(row + 1, total + Int64(values[pair]))
                if group >= 0 { matched[group] -= 1 }
                used.remove(pairs.column[pair])
            }
        }
        go(0, 0)
    }
}
