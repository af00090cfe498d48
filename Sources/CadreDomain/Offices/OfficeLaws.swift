/// What must hold of offices together, as a pure function that returns what is wrong.
public enum OfficeLaws {
    /// Finds offices whose parents never end, since an office among them stands above itself.
    ///
    /// - Parameter parents: Every office with the office above it; a parent that is no key ends a chain.
    /// - Returns: For each such office the cycle that it stands in or below, each office before its parent.
    /// - Complexity: O(n log n).
    public static func cycles(in parents: [ID<Office>: ID<Office>?]) -> [ID<Office>: [ID<Office>]] {
        var isSettled: Set<ID<Office>> = []
        var cycleOf: [ID<Office>: [ID<Office>]] = [:]
        for start in parents.keys.sorted() {
            var path: [ID<Office>] = []
            var placeOf: [ID<Office>: Int] = [:]
            var next: ID<Office>? = start
            while let office = next, !isSettled.contains(office), placeOf[office] == nil {
                placeOf[office] = path.count
                path.append(office)
                next = parents[office] ?? nil
            }
            isSettled.formUnion(path)
            guard let end = next else { continue }
            guard let cycle = placeOf[end].map({ Array(path[$0...]) }) ?? cycleOf[end] else { continue }
            for office in path { cycleOf[office] = cycle }
        }
        return cycleOf
    }
}
