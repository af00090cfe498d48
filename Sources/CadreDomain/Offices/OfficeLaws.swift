/// What must hold of offices together, as a pure function that returns what is wrong.
public enum OfficeLaws {
    /// Finds the first days of a position on which its office is not on record; nil where there are none.
    ///
    /// A position lies within the record of its office on every day, the versions of the office taken together.
    ///
    /// - Parameters:
    ///   - position: A version of the position.
    ///   - versions: The days of the versions of its office, oldest first.
    public static func absence(of position: Position, from versions: some Sequence<DayRange>) -> DayRange? {
        RecordLaws.absences(on: position.validity, from: versions).first
    }

    /// Finds versions of offices whose parents never end on some day, since an office among them stands above itself.
    ///
    /// - Parameter versions: Versions of offices, in any order; a parent that has none on a day ends a chain there.
    /// - Returns: For the place of each such version the cycle on the first of those days, each office before its
    ///   parent.
    /// - Complexity: O(n log n) for n versions, and as much again for each day on which a version of an office with
    ///   an endless chain starts.
    public static func cycles(among versions: [Office]) -> [Int: [ID<Office>]] {
        let suspects = endless(versions)
        var found: [Int: [ID<Office>]] = [:]
        for day in Set(suspects.map { versions[$0].validity.start }).sorted() {
            let current = suspects.filter { versions[$0].validity.contains(day) }
            let places = Dictionary(current.map { (versions[$0].id, $0) }) { first, _ in first }
            for (office, cycle) in cycles(in: places.mapValues { versions[$0].parent }) {
                guard let place = places[office], found[place] == nil else { continue }
                found[place] = cycle
            }
        }
        return found
    }

    /// The places of versions from which parents lead on without end, if all versions held on all days.
    private static func endless(_ versions: [Office]) -> [Int] {
        let known = Set(versions.map(\.id))
        var openCounts: [ID<Office>: Int] = [:]
        var children: [ID<Office>: [ID<Office>]] = [:]
        for version in versions {
            guard let parent = version.parent, known.contains(parent) else { continue }
            openCounts[version.id, default: 0] += 1
            children[parent, default: []].append(version.id)
        }
        var ended = known.filter { openCounts[$0] == nil }
        var next = Array(ended)
        while let office = next.popLast() {
            for child in children[office] ?? [] {
                openCounts[child, default: 0] -= 1
                guard openCounts[child] == 0, ended.insert(child).inserted else { continue }
                next.append(child)
            }
        }
        return versions.indices.filter { !ended.contains(versions[$0].id) }
    }

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
