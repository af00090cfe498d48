import CadreDomain
import CadrePlanning

/// The sentence that the page of a position is for: who holds it until when, or since when it is empty, and who comes.
enum PositionAnswer {
    static func sentence(_ row: PositionRow, _ tenures: [Tenure], _ free: FreePeople?) -> String {
        if row.status.isVacant { return vacant(row, free) }
        guard row.status.isFilled else { return "Required, not authorized; nobody holds it." }
        if row.arePeopleWithheld { return "Held; people outside your scope are withheld." }
        return "\(held(row, tenures)); \(next(row))"
    }

    private static func vacant(_ row: PositionRow, _ free: FreePeople?) -> String {
        let since = row.vacantSince.map { "Vacant since \($0.prose), for " } ?? "Vacant for "
        let head = since + (row.isVacancyCut ? "at least " : "") + Grouped.count(row.vacantDays, "day") + "; "
        guard row.relief == nil else { return head + next(row) }
        guard let free else { return head + "nobody is named to come." }
        let count = free.qualified.count
        return head + "nobody is named, and "
            + (count == 0
                ? "nobody who is free meets every gate."
                : "\(Grouped.count(count, "free person", "free people")) \(count == 1 ? "meets" : "meet") every gate.")
    }

    private static func held(_ row: PositionRow, _ tenures: [Tenure]) -> String {
        let day = row.status.asOf
        let current = tenures.filter { $0.days.contains(day) }
        let names = row.incumbents.map(\.name)
        if names.count > 1, let since = current.map(\.days.start).max() {
            return "Held by \(names.joined(separator: " and ")) at the same time since \(since.prose), "
                + Grouped.count(day - since, "day")
        }
        let until = row.status.plannedEnd.map { end in
            ", planned until \(end.prose)" + (end > day ? "" : ", \(Grouped.count(day - end, "day")) ago")
        }
        return "Held by \(names.first ?? "somebody")\(until ?? "")"
    }

    private static func next(_ row: PositionRow) -> String {
        guard let relief = row.relief else { return "nobody is named to come next." }
        let id = relief.assignment.person
        let who = relief.person.map { "\($0.name) (\(id))" } ?? id.rawValue
        let head = "relief \(who) reports on \(relief.assignment.from.prose)"
        guard let end = row.status.plannedEnd, relief.assignment.from > end, end > row.status.asOf else {
            return head + "."
        }
        return head + ", \(Grouped.count(relief.assignment.from - end, "day")) later."
    }
}
