import CadreNumerics

/// The corners of the front of a small problem, from all its assignments; shares nothing with the search.
struct EveryFront {
    struct Totals: Hashable {
        let first: Int64
        let second: Int64

        func value(_ weights: FrontWeights) -> Int64 { weights.first * first + weights.second * second }
    }

    /// The totals of every assignment, each once.
    let totals: Set<Totals>
    /// Those that are the only best ones for some positive weights, by falling first total.
    let corners: [Totals]

    init(_ pairs: SparseWeights, first: [Int32], second: [Int32]) {
        var totals: Set<Totals> = []
        var used: Set<Int32> = []
        func go(_ row: Int, _ sum: Totals) {
            guard row < pairs.rowCount else {
                totals.insert(sum)
                return
            }
            go(row + 1, sum)
            for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1]
            where used.insert(pairs.column[pair]).inserted {
                go(row + 1, Totals(first: sum.first + Int64(first[pair]), second: sum.second + Int64(second[pair])))
                used.remove(pairs.column[pair])
            }
        }
        go(0, Totals(first: 0, second: 0))
        self.totals = totals
        let kept = totals.filter { one in
            !totals.contains { $0 != one && $0.first >= one.first && $0.second >= one.second }
        }
        .sorted { $0.first > $1.first }
        // A point is a corner if it lies above every line between one before it and one after it.
        corners = kept.enumerated().filter { index, one in
            kept[..<index].allSatisfy { left in
                kept[(index + 1)...].allSatisfy { right in
                    (one.second - left.second) * (left.first - right.first)
                        > (right.second - left.second) * (left.first - one.first)
                }
            }
        }
        .map(\.element)
    }
}
