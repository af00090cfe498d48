import CadreDomain

/// Where the versions and the holdings of one position start; the next entry says where they end.
struct PositionEntry: Sendable {
    var firstVersion: Int32
    var firstHolding: Int32
}

/// One version of a position with codes for its dimensions; days are numbers of `Day`.
struct PositionRow {
    /// Index in the positions of the register.
    var index: Int32
    /// The validity, half-open.
    var from: Int32
    var to: Int32
    /// The unbroken run of authorized versions that this one belongs to; empty where it is not authorized.
    var authorizedFrom: Int32
    var authorizedTo: Int32
    var codes: StaffingCodes
    var isAuthorized: Bool
    var isFunded: Bool
    var isKeyBillet: Bool
}

/// The codes under which a version of a position is counted; each is an index of a list in ``RosterKeys``.
struct StaffingCodes {
    /// A combination of office, country and command.
    var place: Int32
    var office: Int32
    var country: Int32
    var command: Int32
    var service: Int32
    var grade: Int32
    var area: Int32
}

/// The days one assignment holds its position, and on which of them every requirement is met.
struct HoldingRow {
    /// The occupied days, half-open and never empty.
    var from: Int32
    var to: Int32
    var plannedEnd: Int32
    /// Index in the assignments of the register.
    var assignment: Int32
    /// The rows of the qualified days, half-open.
    var firstQualified: Int32
    var lastQualified: Int32
}

/// A half-open range of days as two numbers.
struct DayNumbers {
    var from: Int32
    var to: Int32

    func contains(_ day: Int32) -> Bool { from <= day && day < to }
}

/// The position side of a roster: fixed-width rows in identity order, ready to be walked once a day asked for.
struct PositionRows {
    /// One a position in identity order, and one more that closes the last.
    var entries: [PositionEntry] = []
    /// Versions by position, then by start.
    var versions: [PositionRow] = []
    /// Holdings by position, then by start.
    var holdings: [HoldingRow] = []
    /// Qualified days by holding, then by start.
    var qualified: [DayNumbers] = []

    /// How many positions there are, whatever the day.
    var count: Int { entries.count - 1 }

    /// Calls `body` with the rows as unchecked buffers; the caller stays inside the bounds that the entries give.
    func withBuffers<Result>(_ body: (PositionBuffers) -> Result) -> Result {
        precondition(
            entries.last.map { Int($0.firstVersion) == versions.count && Int($0.firstHolding) == holdings.count }
                ?? false, "The entries of the roster must close with the number of versions and holdings.")
        return entries.withUnsafeBufferPointer { entries in
            versions.withUnsafeBufferPointer { versions in
                holdings.withUnsafeBufferPointer { holdings in
                    qualified.withUnsafeBufferPointer { qualified in
                        body(
                            PositionBuffers(
                                entries: entries, versions: versions, holdings: holdings, qualified: qualified))
                    }
                }
            }
        }
    }
}

/// ``PositionRows`` as buffers.
struct PositionBuffers {
    let entries: UnsafeBufferPointer<PositionEntry>
    let versions: UnsafeBufferPointer<PositionRow>
    let holdings: UnsafeBufferPointer<HoldingRow>
    let qualified: UnsafeBufferPointer<DayNumbers>
}

/// Rows grouped by an owner: the rows of owner `i` are `rows[starts[i]..<starts[i + 1]]`.
struct GroupedRows<Row: Sendable>: Sendable {
    let starts: [Int32]
    let rows: [Row]

    /// Groups rows by owner and orders them within each; rows whose owner is negative are left out.
    ///
    /// - Complexity: O(n + owners) plus the sorting of each group.
    init(count: Int, owners: [Int32], rows all: [Row], by precedes: (Row, Row) -> Bool) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for owner in owners where owner >= 0 { starts[Int(owner) + 1] += 1 }
        for owner in 0..<count { starts[owner + 1] += starts[owner] }
        var next = starts
        var order = [Int32](repeating: 0, count: Int(starts[count]))
        for (index, owner) in owners.enumerated() where owner >= 0 {
            order[Int(next[Int(owner)])] = Int32(index)
            next[Int(owner)] += 1
        }
        var rows = order.map { all[Int($0)] }
        for owner in 0..<count where starts[owner + 1] - starts[owner] > 1 {
            rows[Int(starts[owner])..<Int(starts[owner + 1])].sort(by: precedes)
        }
        self.starts = starts
        self.rows = rows
    }

    /// The rows of one owner.
    subscript(owner: Int) -> ArraySlice<Row> { rows[Int(starts[owner])..<Int(starts[owner + 1])] }
}
