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
        let placed = lines.compactMap { line in
            problem.opening(line.position).map { (line: line, opening: $0) }
        }
        title = Self.title(limit, limits)
        switch limit {
        case .couple(let first, let second):
            let posts = [first, second].map { person in
                placed.first { $0.line.person == person }.map { CoupleSite($0.opening.position) }
            }
            needed = "one post, or neither placed"
            found =
                posts[0] == posts[1]
                ? posts[0].map(\.description) ?? "neither placed"
                : posts.map { $0?.description ?? "unplaced" }.joined(separator: " and ")
            isKept = posts[0] == posts[1]
        case .minimumFill(let group, let minimum):
            let openings = problem.openings.count { group.contains($0.position) }
            let filled = placed.count { group.contains($0.opening.position) }
            needed = "at least \(minimum.count(of: openings)) of \(openings)"
            found = String(filled)
            isKept = filled >= minimum.count(of: openings)
        case .moveBudget(let cents):
            let cost = placed.reduce(Int64(0)) { sum, place in
                guard let candidate = problem.candidate(place.line.person) else { return sum }
                return sum + Int64(limits.figures.cents(of: Pair(place.opening, candidate, in: problem, cap: nil)))
            }
            needed = "at most " + Wording.dollars(cents)
            found = Wording.dollars(cost)
            isKept = cost <= cents
        case .maximumGap(let group, let days):
            let gap = placed.filter { group.contains($0.opening.position) }
                .map { max(0, $0.line.reportDay - $0.opening.reportDay) }.max()
            needed = "at most " + Wording.count(days, "day")
            found = gap.map { "at most " + Wording.count($0, "day") } ?? "nobody reports"
            isKept = gap ?? 0 <= days
        case .balance(let first, let second, let percent):
            let counts = [first, second].map { command in
                (
                    filled: placed.count { $0.opening.position.command == command },
                    openings: problem.openings.count { $0.position.command == command }
                )
            }
            needed = "shares at most \(percent) % apart"
            found = zip([first, second], counts).map { "\($0) \($1.filled) of \($1.openings)" }
                .joined(separator: ", ")
            let (one, other) = (counts[0], counts[1])
            isKept =
                100 * abs(one.filled * other.openings - other.filled * one.openings)
                <= percent * one.openings * other.openings
        case .touch(let most):
            let before = limits.basePlaces
            let after = Dictionary(lines.map { ($0.person, $0.position) }) { first, _ in first }
            let places = problem.candidates.map { (before: before[$0.person.id], after: after[$0.person.id]) }
                .filter { $0.before != $0.after }
            let (come, leave) = (places.count { $0.before == nil }, places.count { $0.after == nil })
            needed = "at most " + Wording.people(most)
            found = Wording.people(places.count) + ": come \(come), leave \(leave), move \(places.count - come - leave)"
            isKept = places.count <= most
        case .trainingSeats(let dates):
            let seats = TrainingSeats(dates, of: problem)
            let (taken, unseated) = seats.seating(
                placed.compactMap { place in
                    problem.candidate(place.line.person).flatMap {
                        seats.span(Pair(place.opening, $0, in: problem, cap: nil))
                    }
                }
            )
            needed = "a seat for whoever needs a course"
            found =
                zip(dates, taken).map { "\($0.start) \($1) of \($0.seats)" }.joined(separator: ", ")
                + (unseated > 0 ? ", \(Wording.people(unseated)) without a seat" : "")
            isKept = unseated == 0
        case .cap(let country):
            let days = placed.filter { $0.opening.countsTowardCap && $0.opening.position.country == country }
                .map(\.line.reportDay)
            let cap = problem.caps.first { $0.country == country }
            let peak = days.min().map { day in
                CapSeats.peak(of: (cap?.holdings ?? []) + days.map { DayRange(from: $0) }, from: day)
            }
            needed = cap.map { "at most \(Wording.count($0.limit, "service member")) on any day" } ?? "no cap"
            found = peak.map { "\($0) on the fullest day" } ?? "nobody comes"
            isKept = peak ?? 0 <= cap?.limit ?? .max
        }
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

/// Where two people are together: a post in its country.
struct CoupleSite: Hashable, CustomStringConvertible {
    private let country: CountryCode
    private let post: String

    init(_ position: Position) {
        country = position.country
        post = position.post
    }

    var description: String { "\(post), \(country)" }
}
