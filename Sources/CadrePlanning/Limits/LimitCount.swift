import CadreDomain

/// The lines of a slate as every kind of limit counts them.
struct LimitCount {
    /// What a limit asks for, what the lines have, and whether they keep to it.
    typealias Reading = (needed: String, found: String, isKept: Bool)

    private let limits: SlateLimits
    private let problem: SlateProblem
    private let lines: [SlateLine]
    private let placed: [(line: SlateLine, opening: Opening)]

    init(_ limits: SlateLimits, _ lines: [SlateLine], of problem: SlateProblem) {
        (self.limits, self.problem, self.lines) = (limits, problem, lines)
        placed = lines.compactMap { line in
            problem.opening(line.position).map { (line: line, opening: $0) }
        }
    }

    /// Counts what one limit is about.
    func reading(of limit: SlateLimit) -> Reading {
        switch limit {
        case .couple(let first, let second): couple(first, second)
        case .minimumFill(let group, let minimum): minimumFill(group, minimum)
        case .moveBudget(let cents): moveBudget(cents)
        case .maximumGap(let group, let days): maximumGap(group, days)
        case .balance(let first, let second, let percent): balance(first, second, percent)
        case .touch(let most): touch(most)
        case .trainingSeats(let dates): trainingSeats(dates)
        case .cap(let country): cap(country)
        }
    }

    private func couple(_ first: ID<Person>, _ second: ID<Person>) -> Reading {
        let posts = [first, second].map { person in
            placed.first { $0.line.person == person }.map { CoupleSite($0.opening.position) }
        }
        let isTogether = posts[0] == posts[1]
        return (
            "one post, or neither placed",
            isTogether
                ? posts[0].map(\.description) ?? "neither placed"
                : posts.map { $0?.description ?? "unplaced" }.joined(separator: " and "),
            isTogether
        )
    }

    private func minimumFill(_ group: PositionGroup, _ minimum: FillMinimum) -> Reading {
        let openings = problem.openings.count { group.contains($0.position) }
        let filled = placed.count { group.contains($0.opening.position) }
        let least = minimum.count(of: openings)
        return (
            "at least \(Grouped.text(least)) of \(Grouped.text(openings))", Grouped.text(filled), filled >= least
        )
    }

    private func moveBudget(_ cents: Int64) -> Reading {
        let cost = placed.reduce(Int64(0)) { sum, place in
            guard let candidate = problem.candidate(place.line.person) else { return sum }
            return sum + Int64(limits.figures.cents(of: Pair(place.opening, candidate, in: problem, cap: nil)))
        }
        return ("at most " + Wording.dollars(cents), Wording.dollars(cost), cost <= cents)
    }

    private func maximumGap(_ group: PositionGroup, _ days: Int) -> Reading {
        let gap = placed.filter { group.contains($0.opening.position) }
            .map { max(0, $0.line.reportDay - $0.opening.reportDay) }.max()
        return (
            "at most " + Grouped.count(days, "day"),
            gap.map { "at most " + Grouped.count($0, "day") } ?? "nobody reports", gap ?? 0 <= days
        )
    }

    private func balance(_ first: CommandCode, _ second: CommandCode, _ percent: Int) -> Reading {
        func count(_ command: CommandCode) -> (filled: Int, openings: Int) {
            (
                placed.count { $0.opening.position.command == command },
                problem.openings.count { $0.position.command == command }
            )
        }
        let (one, other) = (count(first), count(second))
        return (
            "shares at most \(percent) % apart",
            zip([first, second], [one, other])
                .map { "\($0) \(Grouped.text($1.filled)) of \(Grouped.text($1.openings))" }.joined(separator: ", "),
            100 * abs(one.filled * other.openings - other.filled * one.openings)
                <= percent * one.openings * other.openings
        )
    }

    private func touch(_ most: Int) -> Reading {
        let before = limits.basePlaces
        let after = Dictionary(lines.map { ($0.person, $0.position) }) { first, _ in first }
        let places = problem.candidates.map { (before: before[$0.person.id], after: after[$0.person.id]) }
            .filter { $0.before != $0.after }
        let (come, leave) = (places.count { $0.before == nil }, places.count { $0.after == nil })
        return (
            "at most " + Grouped.count(most, "person", "people"),
            Grouped.count(places.count, "person", "people") + ": come \(Grouped.text(come)), "
                + "leave \(Grouped.text(leave)), move \(Grouped.text(places.count - come - leave))",
            places.count <= most
        )
    }

    private func trainingSeats(_ dates: [CourseDate]) -> Reading {
        let seats = TrainingSeats(dates, of: problem)
        let (taken, unseated) = seats.seating(
            placed.compactMap { place in
                problem.candidate(place.line.person).flatMap {
                    seats.span(Pair(place.opening, $0, in: problem, cap: nil))
                }
            }
        )
        return (
            "a seat for whoever needs a course",
            zip(dates, taken).map { "\($0.start.prose): \($1) of \($0.seats)" }.joined(separator: ", ")
                + (unseated > 0 ? ", \(Grouped.count(unseated, "person", "people")) without a seat" : ""),
            unseated == 0
        )
    }

    private func cap(_ country: CountryCode) -> Reading {
        let days = placed.filter { $0.opening.countsTowardCap && $0.opening.position.country == country }
            .map(\.line.reportDay)
        let cap = problem.caps.first { $0.country == country }
        let first = days.min() ?? max(problem.window.start, problem.today)
        let peak = CapSeats.peak(of: (cap?.holdings ?? []) + days.map { DayRange(from: $0) }, from: first)
        return (
            cap.map { "at most \(Grouped.count($0.limit, "service member")) on any day" } ?? "no cap",
            "\(Grouped.text(peak)) on the fullest day" + (days.isEmpty ? ", and nobody comes" : ""),
            days.isEmpty || peak <= cap?.limit ?? .max
        )
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
