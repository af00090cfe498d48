import CadreDomain
import CadrePlanning

/// Days of positions in the order of a query, each row made only when it is asked for.
///
/// The rows of one spell differ in their day alone. So filters and sorting look at spells, of which there are few, and
/// the days are counted without being made. Without an order the rows stand by position, then by day.
struct PositionDayList {
    /// Spells among whose rows the day decides the order.
    private struct Group {
        var spells: [PositionSpell] = []
        var start = 0
        var count = 0
    }

    /// How many rows there are.
    let count: Int
    private let groups: [Group]
    private let isDescending: Bool

    /// Takes the spells that a query keeps.
    ///
    /// - Complexity: O(n f + m log m) for n spells, f filters and m matches, however many days they have.
    init(_ spells: [PositionSpell], _ query: ListQuery, reader: ListReader<PositionDay>, grades: GradeScale) {
        let isOfDay = { (field: String) in field == PositionDay.dayColumn }
        var spellQuery = query
        spellQuery.sample = nil
        spellQuery.filters.removeAll { isOfDay($0.field) }
        spellQuery.order.removeAll { isOfDay($0.field) }
        let dayExpression = query.any.flatMap { $0.mentions(PositionDay.dayColumn) ? $0 : nil }
        if dayExpression != nil { spellQuery.any = nil }
        let firsts = spells.map { PositionDay(spell: $0, day: $0.days.start) }
        var ordered = reader.all(firsts, spellQuery, grades: grades).map(\.spell)
        var dayQuery = ListQuery()
        dayQuery.filters = query.filters.filter { isOfDay($0.field) }
        if !dayQuery.filters.isEmpty { ordered = Self.cut(ordered, dayQuery) }
        if let dayExpression { ordered = Self.cut(ordered, where: reader.test(dayExpression, grades)) }

        let place = query.order.firstIndex { isOfDay($0.field) }
        isDescending = place.map { query.order[$0].isDescending } ?? false
        // Before the day come the fields named before it; where it is not named, the position.
        let keys = place.map { query.order[..<$0].map(\.field) } ?? ["id"]
        let columns = keys.compactMap { key in reader.columns.first { $0.name == key } }
        var groups: [Group] = []
        var last: [Cell] = []
        var total = 0
        for spell in ordered {
            let cells = columns.map { $0.value(PositionDay(spell: spell, day: spell.days.start)) }
            if groups.isEmpty || cells != last { groups.append(Group(start: total)) }
            groups[groups.count - 1].spells.append(spell)
            groups[groups.count - 1].count += spell.days.dayCount
            total += spell.days.dayCount
            last = cells
        }
        self.groups = groups
        count = total
    }

    /// The spells without the days that a filter on the day leaves out.
    private static func cut(_ spells: [PositionSpell], _ query: ListQuery) -> [PositionSpell] {
        let reader = ListReader<Day>(
            columns: [Column(PositionDay.dayColumn, "", .day, "") { .day($0) }], identity: \.description,
            searched: { _ in [] }
        )
        guard let start = spells.map(\.days.start).min(), let end = spells.map(\.days.end).max() else { return [] }
        let kept = reader.all((0..<(end - start)).map { start.adding(days: $0) }, query)
        let runs = Self.stretches(of: kept)
        return spells.flatMap { spell in runs.compactMap { spell.days.intersection($0).map(spell.on) } }
    }

    /// The spells without the days for which a test does not hold that looks at the day and at the position.
    private static func cut(_ spells: [PositionSpell], where holds: (PositionDay) -> Bool) -> [PositionSpell] {
        spells.flatMap { spell in
            let days = (0..<spell.days.dayCount).map { spell.days.start.adding(days: $0) }
            return stretches(of: days.filter { holds(PositionDay(spell: spell, day: $0)) }).map(spell.on)
        }
    }

    /// Days in order as ranges of days on end.
    private static func stretches(of days: [Day]) -> [DayRange] {
        var runs: [DayRange] = []
        for day in days {
            let isNext = runs.last?.end == day
            runs.append(DayRange(clamping: isNext ? runs.removeLast().start : day, day.adding(days: 1)))
        }
        return runs
    }

    /// The rows at these places.
    ///
    /// - Complexity: O(g + k + d s) for g groups, k rows, and the d days and s spells of the groups that they lie in.
    func rows(_ range: Range<Int>) -> [PositionDay] {
        var rows: [PositionDay] = []
        rows.reserveCapacity(range.count)
        for group in groups where group.start < range.upperBound && range.lowerBound < group.start + group.count {
            var skipped = max(0, range.lowerBound - group.start)
            for (day, count) in days(of: group) {
                guard rows.count < range.count else { break }
                guard skipped < count else {
                    skipped -= count
                    continue
                }
                let spells = group.spells.lazy.filter { $0.days.contains(day) }.dropFirst(skipped)
                rows += spells.prefix(range.count - rows.count).map { PositionDay(spell: $0, day: day) }
                skipped = 0
            }
        }
        return rows
    }

    /// A sample of the rows, each a spell of its own.
    ///
    /// - Complexity: O(k g) for k rows drawn and g groups.
    func sample(_ sample: RowSample) -> [PositionSpell] {
        UniformSample.places(sample.size, of: count, seed: sample.seed).flatMap { place in
            rows(place..<place + 1).map { $0.spell.on(DayRange(clamping: $0.day, $0.day.adding(days: 1))) }
        }
    }

    /// Where the row of this identity stands; nil where the list has none.
    ///
    /// - Complexity: O(n) for n spells.
    func place(of identity: String) -> Int? {
        let parts = identity.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, let wanted = Day(String(parts[parts.count - 2])), let further = Int(parts.last ?? "")
        else { return nil }
        let position = parts.dropLast(2).joined(separator: "/")
        for group in groups {
            let found = group.spells.firstIndex {
                $0.further == further && $0.days.contains(wanted) && $0.row.position.id.rawValue == position
            }
            guard let found else { continue }
            let before = days(of: group).prefix { $0.day != wanted }.reduce(0) { $0 + $1.count }
            return group.start + before + group.spells[..<found].count { $0.days.contains(wanted) }
        }
        return nil
    }

    /// The days of a group in order, with how many rows each has.
    private func days(of group: Group) -> [(day: Day, count: Int)] {
        guard let start = group.spells.map(\.days.start).min(), let end = group.spells.map(\.days.end).max() else {
            return []
        }
        var changes = [Int](repeating: 0, count: end - start + 1)
        for spell in group.spells {
            changes[spell.days.start - start] += 1
            changes[spell.days.end - start] -= 1
        }
        var count = 0
        let days = (0..<(end - start)).map { index in
            count += changes[index]
            return (day: start.adding(days: index), count: count)
        }
        return isDescending ? days.reversed() : days
    }
}
