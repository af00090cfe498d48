import CadreDomain
import CadreNumerics
import CadrePlanning

extension Sample {
    static let limitFigures = LimitFigures(
        stepCountMax: 8_000, moveCentsWithinArea: 1_500_000, moveCentsFarther: 3_000_000
    )

    static func limits(_ texts: String...) -> SlateLimits? {
        SlateLimits(texts.map { limit($0) }, figures: limitFigures)
    }

    static func limit(_ text: String) -> SlateLimit {
        guard let limit = SlateLimit(text) else { preconditionFailure("(\(text)) is no limit.") }
        return limit
    }

    /// The same problem with limits, or with none.
    static func limited(_ problem: SlateProblem, _ limits: SlateLimits?) -> SlateProblem {
        SlateProblem(
            today: problem.today, window: problem.window, seed: problem.seed, figures: problem.figures,
            rules: problem.rules, certificationSchemes: problem.certificationSchemes, languages: problem.languages,
            caps: problem.caps, openings: problem.openings, candidates: problem.candidates, pins: problem.pins,
            limits: limits
        )
    }
}

extension RandomProblem {
    /// A narrow problem whose openings stand in a few posts of two commands.
    mutating func makeInPosts(openings: Int, candidates: Int, postCount: Int = 2) -> SlateProblem {
        let made = make(openings: openings, candidates: candidates)
        let placed = made.openings.enumerated().map { index, opening in
            var position = opening.position
            position.command = Sample.command(index.isMultiple(of: 2) ? "EUCOM" : "INDOPACOM")
            position.post = "City \(index % postCount)"
            position.country = Sample.country(index % postCount == 0 ? "PHL" : "JPN")
            return Opening(
                position: position, vacantFrom: opening.vacantFrom, reportDay: opening.reportDay,
                overlapFrom: opening.overlapFrom, region: opening.region
            )
        }
        return Sample.problem(placed, made.candidates)
    }
}

/// Every slate of a tiny problem, tried one by one.
struct EverySlate {
    let problem: SlateProblem
    /// Where an earlier slate places each person.
    let base: [ID<Person>: ID<Position>]
    private let points: [[Int?]]

    init(_ problem: SlateProblem, base: KeptLines? = nil) {
        self.problem = problem
        self.base = Dictionary(uniqueKeysWithValues: (base?.lines ?? []).map { ($0.person, $0.position) })
        points = problem.openings.map { opening in
            problem.candidates.map { problem.eligiblePoints(opening, $0) }
        }
    }

    /// The most points of a slate that keeps to these limits; nil where none does.
    func bestTotal(_ limits: [SlateLimit]) -> Int? {
        var best: Int?
        var chosen = [Int?](repeating: nil, count: points.count)
        func tryRow(_ row: Int, used: Set<Int>, total: Int) {
            guard row < points.count else {
                if total > best ?? -1, limits.allSatisfy({ keeps($0, chosen) }) { best = total }
                return
            }
            tryRow(row + 1, used: used, total: total)
            for (column, worth) in points[row].enumerated() where !used.contains(column) {
                guard let worth else { continue }
                chosen[row] = column
                tryRow(row + 1, used: used.union([column]), total: total + worth)
                chosen[row] = nil
            }
        }
        tryRow(0, used: [], total: 0)
        return best
    }

    private func keeps(_ limit: SlateLimit, _ chosen: [Int?]) -> Bool {
        let placed = chosen.enumerated().compactMap { row, column in
            column.map { (opening: problem.openings[row], candidate: problem.candidates[$0]) }
        }
        switch limit {
        case .couple(let first, let second):
            let posts = [first, second].map { person in
                placed.first { $0.candidate.person.id == person }.map {
                    "\($0.opening.position.post) \($0.opening.position.country)"
                }
            }
            return posts[0] == posts[1]
        case .minimumFill(let group, let minimum):
            let all = problem.openings.filter { group.contains($0.position) }.count
            return placed.filter { group.contains($0.opening.position) }.count >= minimum.count(of: all)
        case .moveBudget(let cents):
            return placed.reduce(0) { $0 + Self.cents($1.candidate, $1.opening) } <= cents
        case .maximumGap(let group, let days):
            return placed.allSatisfy {
                !group.contains($0.opening.position) || $0.candidate.availableFrom - $0.opening.reportDay <= days
            }
        case .balance(let first, let second, let percent):
            let shares = [first, second].map { command -> Double in
                let openings = problem.openings.count { $0.position.command == command }
                return Double(placed.count { $0.opening.position.command == command }) / Double(openings)
            }
            return abs(shares[0] - shares[1]) * 100 <= Double(percent) + 1e-9
        case .touch(let most):
            return problem.candidates.filter { candidate in
                base[candidate.person.id]
                    != placed.first { $0.candidate == candidate }?.opening.position.id
            }.count <= most
        case .trainingSeats(let dates):
            return canSeat(placed.compactMap { courseDays($0.opening, $0.candidate) }, dates)
        case .cap(let country):
            let coming = placed.filter { $0.opening.countsTowardCap && $0.opening.position.country == country }
                .map(\.opening.reportDay)
            guard let cap = problem.caps.first(where: { $0.country == country }), let first = coming.min() else {
                return true
            }
            return (0..<600).map { first.adding(days: $0) }.allSatisfy { day in
                cap.holdings.count { $0.contains(day) } + coming.count { $0 <= day } <= cap.limit
            }
        }
    }

    /// The days that a course has to fit into; nil for whoever needs none.
    private func courseDays(_ opening: Opening, _ candidate: Candidate) -> DayRange? {
        let pair = Pair(opening, candidate, in: problem)
        guard case .passed(let facts) = Rule.certificationReachable.evaluate(pair), facts.found.hasPrefix("one level")
        else { return nil }
        return DayRange(clamping: max(candidate.availableFrom, problem.today), pair.reportingDay)
    }

    /// Tries every seat for the first, then for the next.
    private func canSeat(_ needs: [DayRange], _ dates: [CourseDate]) -> Bool {
        guard let first = needs.first else { return true }
        return dates.indices.contains { index in
            let date = dates[index]
            guard date.seats > 0, first.start <= date.start, date.start.adding(days: 49) <= first.end else {
                return false
            }
            var fewer = dates
            fewer[index] = CourseDate(start: date.start, seats: date.seats - 1)
            return canSeat(Array(needs.dropFirst()), fewer)
        }
    }

    private static func cents(_ candidate: Candidate, _ opening: Opening) -> Int64 {
        guard let station = candidate.station else { return 3_000_000 }
        if station.country == opening.position.country { return 0 }
        return station.region == opening.region ? 1_500_000 : 3_000_000
    }
}
