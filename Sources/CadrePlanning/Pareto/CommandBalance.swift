import CadreDomain
import CadreNumerics

/// The openings of a slate by command, and how far apart the shares of them are that are filled.
struct CommandBalance {
    /// The commands that have openings, in order.
    let commands: [CommandCode]
    /// The openings of each command, the pinned ones marked as filled.
    let groups: RowGroups

    init(_ slate: SolvedSlate) {
        let openings = slate.problem.openings
        let commands = Set(openings.compactMap(\.position.command)).sorted()
        let places = Dictionary(uniqueKeysWithValues: commands.enumerated().map { ($0.element, Int32($0.offset)) })
        let groupOfRow = openings.map { opening in opening.position.command.flatMap { places[$0] } ?? -1 }
        var (counts, fixed) = ([Int](repeating: 0, count: commands.count), [Int](repeating: 0, count: commands.count))
        for group in groupOfRow where group >= 0 { counts[Int(group)] += 1 }
        for (index, _) in slate.decisions.forced where groupOfRow[index.row] >= 0 {
            fixed[Int(groupOfRow[index.row])] += 1
        }
        self.commands = commands
        groups = RowGroups(groupOfRow: groupOfRow, counts: counts, fixed: fixed)
    }

    /// How far apart the shares are, in whole per cent rounded up; 0 with fewer than two commands.
    func percentApart(of places: [Int?]) -> Int {
        var filled = [Int](repeating: 0, count: commands.count)
        for (row, place) in places.enumerated() where place != nil && groups.groupOfRow[row] >= 0 {
            filled[Int(groups.groupOfRow[row])] += 1
        }
        return groups.percentApart(zip(filled, groups.fixed).map { $0 - $1 })
    }

    /// The limits that keep a run to shares so far apart: one for every two commands.
    func limits(percent: Int) -> [SlateLimit] {
        commands.indices.flatMap { one in
            commands[(one + 1)...].map { .balance(commands[one], $0, percent: percent) }
        }
    }
}
