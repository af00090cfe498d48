import CadreDomain

/// What the lines of a slate come to under one limit, counted from the records of the problem alone.
struct LimitTally {
    /// The limit in a few words, such as `Minimum fill of EUCOM (60%)`.
    let title: String
    /// What the limit asks for, such as `at least 12 of 20`.
    let needed: String
    /// What the lines have, such as `13`.
    let found: String
    /// Whether the lines keep to it.
    let isKept: Bool

    init(_ limit: SlateLimit, _ limits: SlateLimits, lines: [SlateLine], of problem: SlateProblem) {
        title = Self.title(limit, limits)
        (needed, found, isKept) = LimitCount(limits, lines, of: problem).reading(of: limit)
    }

    static func title(_ limit: SlateLimit, _ limits: SlateLimits) -> String {
        switch limit {
        case .couple(let first, let second): "Couple \(first) and \(second)"
        case .minimumFill(let group, .percent(let percent)):
            "Minimum fill of \(limits.name(of: group)) (\(percent)%)"
        case .minimumFill(let group, .count): "Minimum fill of \(limits.name(of: group))"
        case .moveBudget: "Move budget"
        case .maximumGap(let group, _): "Maximum gap in \(limits.name(of: group))"
        case .balance(let first, let second, _): "Balance of \(first) and \(second)"
        case .touch: "People touched" + (limits.base.map { ", compared with \($0.slate)" } ?? "")
        case .trainingSeats: "Training seats"
        case .cap(let country): "Cap on service members in \(country)"
        }
    }
}
