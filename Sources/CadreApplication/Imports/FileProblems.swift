/// The problems that the register shows in one file.
struct FileProblems {
    /// How many are kept one by one; further ones are counted.
    private static let listedMax = 10_000

    private(set) var listed: [RowProblem] = []
    private(set) var count = 0

    mutating func add(_ problem: @autoclosure () -> RowProblem) {
        count += 1
        if count <= Self.listedMax { listed.append(problem()) }
    }

    /// The same without the problems of some rows, as far as they are listed.
    func keeping(_ isKept: (Int) -> Bool) -> FileProblems {
        var copy = self
        copy.listed = listed.filter { isKept($0.row) }
        copy.count -= listed.count - copy.listed.count
        return copy
    }
}

/// The rows that cannot be taken beside those that are taken, with why.
struct RejectedRows {
    private(set) var places: Set<RowPlace> = []
    /// The problems by the place of the file.
    private(set) var problems: [Int: FileProblems] = [:]

    mutating func add(_ places: Set<RowPlace>, _ problems: [Int: FileProblems]) {
        self.places.formUnion(places)
        self.problems.merge(problems) { first, _ in first }
    }

    /// Those of these rows that are among some places.
    func among(_ others: Set<RowPlace>) -> RejectedRows {
        let kept = places.intersection(others)
        guard kept.count < places.count else { return self }
        var copy = RejectedRows()
        copy.places = kept
        for (file, own) in problems {
            copy.problems[file] = own.keeping { kept.contains(RowPlace(file: file, row: $0)) }
        }
        return copy
    }
}
