/// The shortest way from one row to one column through the rearrangements that an optimal assignment allows.
///
/// It is found as a search outward from the row and one inward to the column, which meet or are joined at the outside.
struct ResidualWay {
    /// The row at which it begins, or -1 for the outside.
    let source: Int
    /// The column at which it ends, or -1 for the outside.
    let target: Int
    /// What the search over columns from the source has found.
    let outward: StandingAssignment.Route
    /// What the search over rows from the target, against the arcs, has found.
    let inward: StandingAssignment.Route

    /// Whether the way avoids the outside.
    ///
    /// Where both are equally long it does: the ways to and from the outside may then share a node.
    var isMeeting: Bool { outward.meeting < .max && outward.meeting <= outward.end + inward.end }
    /// Its length; of no meaning if the searches had a limit and found nothing below it.
    var length: Int64 { isMeeting ? outward.meeting : outward.end + inward.end }
}

extension StandingAssignment {
    /// Finds the shortest way from a row to a column.
    ///
    /// - Parameters:
    ///   - source: A matched row, or -1 for the outside.
    ///   - target: A matched column, or -1 for the outside. If it is the source's mate, their pair is not used.
    ///   - limit: Ways as long as this, and longer ones, are not looked for. At most `farthest`.
    mutating func way(from source: Int, to target: Int, limit: Int64 = farthest) -> ResidualWay {
        var inward = Route(end: 0)
        var opposite: Opposite?
        if target >= 0 {
            inward = search(from: target, near: columns, far: rows, limit: limit)
            opposite = Opposite(stamp: stamp, end: inward.end)
        }
        let outward =
            source < 0
            ? Route(end: 0)
            : search(
                from: source,
                near: rows,
                far: columns,
                limit: limit,
                meeting: opposite,
                isCycle: target >= 0 && Int(rows.mate[source]) == target
            )
        return ResidualWay(source: source, target: target, outward: outward, inward: inward)
    }

    /// Reads which rows move along the way that `way` has just found.
    ///
    /// The source's column and the target's row are left over; whose they become, if anybody's, is up to the caller.
    func changes(along way: ResidualWay) -> [ForcedPair.Change] {
        var changes: [ForcedPair.Change] = []
        // The row from which the inward part begins, if one does.
        var entering = -1
        if way.isMeeting {
            let met = way.outward.meetingFar
            followBack(from: met, to: way.source, into: &changes)
            entering = met < 0 ? way.source : Int(columns.mate[met])
        } else {
            if way.outward.near >= 0 {
                changes.append(change(of: way.outward.near, to: nil))
                if way.outward.near != way.source {
                    followBack(from: Int(rows.mate[way.outward.near]), to: way.source, into: &changes)
                }
            } else {
                followBack(from: way.outward.far, to: way.source, into: &changes)
            }
            if way.inward.far >= 0 {
                entering = way.inward.far
            } else if way.inward.near >= 0 && way.inward.near != way.target {
                entering = Int(columns.mate[way.inward.near])
            }
        }
        // The target's own row bears no step of the way: its column is the end.
        while entering >= 0 && (way.target < 0 || entering != Int(columns.mate[way.target])) {
            let column = Int(rows.label[entering].from)
            changes.append(change(of: entering, to: column))
            if column == way.target { break }
            entering = Int(columns.mate[column])
        }
        return changes
    }

    func change(of row: Int, to column: Int?) -> ForcedPair.Change {
        ForcedPair.Change(
            row: Int32(row),
            columnBefore: rows.mate[row],
            columnAfter: column.map { Int32($0) } ?? AssignmentSolution.unmatched
        )
    }

    /// Gives each column on the outward part, from its last one back, to the row through which it was reached.
    private func followBack(from last: Int, to source: Int, into changes: inout [ForcedPair.Change]) {
        var column = last
        while column >= 0 {
            let row = Int(columns.label[column].from)
            changes.append(change(of: row, to: column))
            if row == source { break }
            column = Int(rows.mate[row])
        }
    }
}
