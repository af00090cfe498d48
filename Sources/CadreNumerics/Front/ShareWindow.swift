/// How many rows of each group are matched where all shares lie between a smallest one and so many per cent more.
struct ShareWindow: Hashable {
    /// At least so many of each group, besides those that are fixed.
    let lower: [Int]
    /// At most so many; less than 0 where too many are fixed.
    let upper: [Int]

    /// The windows of a difference, one for each smallest share that some group can have; each once.
    static func all(
        percent: Int, _ groups: RowGroups, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> [ShareWindow] {
        var seen: Set<ShareWindow> = []
        var windows: [ShareWindow] = []
        for group in groups.counts.indices {
            let whole = groups.counts[group]
            guard whole > 0 else { continue }
            for part in 0...whole {
                if isCancelled() { throw .cancelled }
                let window = ShareWindow(from: part, of: whole, percent: percent, groups)
                if seen.insert(window).inserted { windows.append(window) }
            }
        }
        return windows
    }

    /// How many rows more or fewer these counts would have to be.
    func distance(from counts: [Int]) -> Int {
        counts.indices.reduce(0) { sum, group in
            sum + max(0, lower[group] - counts[group]) + max(0, counts[group] - upper[group])
        }
    }
}

extension ShareWindow {
    private init(from part: Int, of whole: Int, percent: Int, _ groups: RowGroups) {
        lower = groups.counts.indices.map { group in
            max(0, (groups.counts[group] * part + whole - 1) / whole - groups.fixed[group])
        }
        upper = groups.counts.indices.map { group in
            let most = groups.counts[group] * (100 * part + percent * whole) / (100 * whole)
            return min(most, groups.counts[group]) - groups.fixed[group]
        }
    }
}
