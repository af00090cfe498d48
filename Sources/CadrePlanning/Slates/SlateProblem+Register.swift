public import CadreDomain

extension SlateProblem {
    /// Freezes the problem of a window from the register.
    ///
    /// Openings are authorized positions that stand empty at the window's start, fall vacant within it or become
    /// authorized within it and stand empty, as known today, and for which nobody is named. Candidates are people who
    /// have no next assignment planned, who are in the workforce at the window's start or join it within, and who are
    /// unassigned or come free before the window's end. A stated day of
    /// availability before the end of the assignment held now does not count: nobody is planned into two positions on
    /// one day.
    ///
    /// - Parameters:
    ///   - register: Every version of every record, in any order.
    ///   - reference: Countries, commands, caps and names of languages.
    ///   - today: What is known when.
    ///   - window: The days whose vacancies are to be filled.
    ///   - pins: Decisions to respect.
    ///   - weights: Points for one unit by rule, where they differ from the default.
    ///   - seed: Kept with the run.
    ///   - limits: What the slate as a whole has to keep to.
    ///   - kept: The lines of an earlier slate that stay where they can.
    /// - Complexity: O(n log n) for n records.
    public static func make(
        register: Register, reference: ReferenceTables, today: Day, window: DayRange, pins: [Pin] = [],
        weights: [String: Int] = [:], seed: UInt64 = 0, limits: SlateLimits? = nil, kept: KeptLines? = nil
    ) -> SlateProblem {
        let reading = RegisterReading(register: register, reference: reference, today: today, window: window)
        let openings = reading.openings()
        let codes = Set(openings.flatMap { $0.position.languages.map(\.language) })
        let names = codes.compactMap { code in
            reference.name(of: code, in: .languages).map { LanguageName(code: code, name: $0) }
        }
        return SlateProblem(
            today: today, window: window, seed: seed, rules: Rules.settings(on: window.start, weights: weights),
            certificationSchemes: reference.certificationSchemes, languages: names, caps: reading.caps(for: openings),
            openings: openings, candidates: reading.candidates(), pins: pins, limits: limits,
            kept: kept
        )
    }
}

/// The register as the making of a problem reads it: grouped, with the days that each assignment holds.
private struct RegisterReading {
    struct Holding {
        let assignment: Assignment
        let days: DayRange
    }

    let register: Register
    let reference: ReferenceTables
    let today: Day
    let window: DayRange
    let positions: [ID<Position>: [Position]]
    let holdingsByPosition: [ID<Position>: [Holding]]
    let holdingsByPerson: [ID<Person>: [Holding]]
    let recordsFrom: Day?

    init(register: Register, reference: ReferenceTables, today: Day, window: DayRange) {
        self.register = register
        self.reference = reference
        self.today = today
        self.window = window
        recordsFrom = register.recordsFrom
        // A version without a day was withdrawn, and says nothing of any day.
        positions = Dictionary(grouping: register.positions.lazy.filter { !$0.validity.isEmpty }, by: \.id)
            .mapValues { $0.sorted { $0.validity.start < $1.validity.start } }
        let holdings = register.assignments.map { Holding(assignment: $0, days: $0.occupiedDays(knownOn: today)) }
            .filter { !$0.days.isEmpty }
            .sorted { ($0.days.start, $0.days.end, $0.assignment.id) < ($1.days.start, $1.days.end, $1.assignment.id) }
        holdingsByPosition = Dictionary(grouping: holdings, by: \.assignment.position)
        holdingsByPerson = Dictionary(grouping: holdings, by: \.assignment.person)
    }

    /// The window's first day, or today where the window has begun: nobody reports in the past.
    private var firstDay: Day { max(window.start, today) }

    func openings() -> [Opening] {
        positions.compactMap { id, versions in
            guard let vacantFrom = vacancy(of: id, versions: versions) else { return nil }
            let reportDay = max(vacantFrom, firstDay)
            guard var position = versions.first(where: { $0.validity.contains(reportDay) }),
                position.state >= .authorized
            else { return nil }
            position.validity = RecordLaws.unbroken(position.validity, of: versions.lazy.map(\.validity))
            return Opening(
                position: position, vacantFrom: vacantFrom, recordedFrom: recordsFrom.map { min($0, today) },
                reportDay: reportDay,
                overlapFrom: overlapStart(of: position, before: reportDay),
                region: reference.command(of: position.country, on: reportDay)
            )
        }
    }

    /// The first day on which a successor may report beside the incumbent who leaves on the report day; nil where
    /// nobody does, and where two on one position would take two seats under a cap.
    private func overlapStart(of position: Position, before reportDay: Day) -> Day? {
        guard !(position.countsTowardCap && position.kind == .military),
            let incumbency = holdingsByPosition[position.id]?.last(where: { $0.days.end == reportDay })
        else { return nil }
        let days = DatedFigure.value(of: DatedFigure.overlapDays, on: window.start)
        return max(firstDay, position.validity.start, incumbency.days.start.next, reportDay.adding(days: -days))
    }

    /// The first day of the vacancy, where it lies before the window's end and nobody is named.
    ///
    /// The later of the end of the last holding and the start of the unbroken run of authorized versions that holds on
    /// the report day; where none holds then, of the next run to come.
    private func vacancy(of id: ID<Position>, versions: [Position]) -> Day? {
        let holdings = holdingsByPosition[id] ?? []
        guard !holdings.contains(where: { $0.assignment.state == .planned }) else { return nil }
        var reach = Day.first
        for holding in holdings {
            guard holding.days.start <= max(reach, firstDay) else { return nil }
            reach = max(reach, holding.days.end)
        }
        let wanted = max(reach, firstDay)
        guard let run = authorizedRuns(of: versions).first(where: { $0.end > wanted }) else { return nil }
        let vacantFrom = max(reach, run.start)
        return vacantFrom < window.end ? vacantFrom : nil
    }

    /// The days on which the position is authorized, with versions that follow each other without a gap joined.
    private func authorizedRuns(of versions: [Position]) -> [DayRange] {
        versions.filter { $0.state >= .authorized }.reduce(into: []) { runs, version in
            if let last = runs.last, last.end == version.validity.start {
                runs[runs.count - 1] = DayRange(clamping: last.start, version.validity.end)
            } else {
                runs.append(version.validity)
            }
        }
    }

    func caps(for openings: [Opening]) -> [CapSeats] {
        let countries = Set(openings.filter(\.countsTowardCap).map(\.position.country))
        let fromStart = DayRange(from: window.start)
        var seats: [CountryCode: [DayRange]] = [:]
        for (id, holdings) in holdingsByPosition {
            guard let position = versionForCap(of: id), position.countsTowardCap, position.kind == .military,
                countries.contains(position.country)
            else { continue }
            seats[position.country, default: []] += holdings.compactMap { $0.days.intersection(fromStart) }
        }
        return countries.compactMap { country in
            guard let cap = reference.strengthCap(in: country, on: window.start) else { return nil }
            return CapSeats(
                country: country,
                countryName: reference.country(country)?.name ?? country.rawValue,
                limit: cap.limit,
                citation: cap.citation,
                holdings: seats[country] ?? []
            )
        }
    }

    /// The version that holds on the window's first day, or the first that follows; the last where all have ended.
    private func versionForCap(of id: ID<Position>) -> Position? {
        positions[id].flatMap { versions in versions.first { $0.validity.end > window.start } ?? versions.last }
    }

    func candidates() -> [Candidate] {
        let qualifications = Dictionary(grouping: register.qualifications, by: \.person)
        let people = register.people.lazy.filter { !$0.validity.isEmpty }
        return Dictionary(grouping: people, by: \.id).compactMap { id, versions in
            let versions = versions.sorted { $0.validity.start < $1.validity.start }
            guard let (person, later) = record(versions) else { return nil }
            let holdings = holdingsByPerson[id] ?? []
            guard !holdings.contains(where: { $0.assignment.state == .planned }) else { return nil }
            let end = holdings.filter { $0.assignment.state == .active }.map(\.days.end).max()
            let joining = person.validity.start > firstDay ? person.validity.start : .first
            let availableFrom = max(person.availableFrom ?? .first, end ?? today, joining)
            guard availableFrom < window.end else { return nil }
            return Candidate(
                person: person,
                later: later,
                qualifications: qualifications[id] ?? [],
                availableFrom: availableFrom,
                station: holdings.last.flatMap { station(of: $0, on: window.start) },
                record: record(of: holdings)
            )
        }
    }

    /// The version of a record that holds on the first day, or the first that begins in the window, and those that
    /// follow before the last day on which anybody can report; nil where nobody is there.
    ///
    /// - Parameter versions: Oldest first.
    private func record(_ versions: [Person]) -> (person: Person, later: [Person])? {
        guard
            let first = versions.firstIndex(where: { $0.validity.contains(firstDay) })
                ?? versions.firstIndex(where: { $0.validity.start > firstDay && $0.validity.start < window.end })
        else { return nil }
        let tolerated = DatedFigure.value(of: DatedFigure.lateArrivalDays, on: window.start)
        let lastDay = window.end.adding(days: tolerated)
        var kept = [versions[first]] + versions[(first + 1)...].filter { $0.validity.start < lastDay }
        let last = kept[kept.count - 1].validity
        kept[kept.count - 1].validity = RecordLaws.unbroken(last, of: versions.lazy.map(\.validity))
        return (kept[0], Array(kept.dropFirst()))
    }

    private func station(of holding: Holding, on day: Day) -> Station? {
        guard let versions = positions[holding.assignment.position],
            let position = versions.last(where: { $0.validity.start <= holding.days.start }) ?? versions.first
        else { return nil }
        let region = reference.command(of: position.country, on: day)
        return Station(position: position.id, office: position.office, country: position.country, region: region)
    }

    private func record(of holdings: [Holding]) -> ServiceRecord {
        var stations: [Station] = []
        var overseasDays = 0
        for holding in holdings where holding.days.start < window.start {
            guard let station = station(of: holding, on: holding.days.start) else { continue }
            stations.append(station)
            guard station.country.rawValue != "USA" else { continue }
            overseasDays += min(holding.days.end, window.start) - holding.days.start
        }
        return ServiceRecord(
            countries: stations.map(\.country),
            regions: stations.compactMap(\.region),
            offices: stations.map(\.office),
            overseasMonths: overseasDays / 30
        )
    }
}
