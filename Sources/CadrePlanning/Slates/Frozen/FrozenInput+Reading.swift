import CadreDomain

extension FrozenInput {
    /// Reads a problem from its text.
    ///
    /// - Throws: `FrozenInputError` at the first line that cannot be read.
    public static func problem(from text: String) throws(FrozenInputError) -> SlateProblem {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard lines.first.map({ $0 == format }) ?? false else {
            throw .unknownFormat(found: String((lines.first ?? "").prefix(100)))
        }
        var reading = FrozenReading()
        for (index, line) in lines.enumerated().dropFirst() where !(index == lines.count - 1 && line.isEmpty) {
            try reading.read(FrozenFields(line, lineNumber: index + 1))
        }
        return try reading.problem()
    }
}

/// What has been read so far.
private struct FrozenReading {
    private var today: Day?
    private var window: DayRange?
    private var seed: UInt64?
    private var figures: PlanningFigures?
    private var schemes: [CertificationScheme] = []
    private var rules: [RuleSetting] = []
    private var languages: [LanguageName] = []
    private var caps: [CapSeats] = []
    private var pins: [Pin] = []
    private var limitFigures: LimitFigures?
    private var offices: [OfficeCode] = []
    private var limits: [SlateLimit] = []
    private var base: ID<Slate>?
    private var baseLines: [KeptLines.Line] = []
    private var keeping: (slate: ID<Slate>, points: Int)?
    private var keptLines: [KeptLines.Line] = []
    private var openings: [Opening] = []
    private var candidates: [Candidate] = []
    private var candidate: Candidate?
    private var later: [Person] = []
    private var qualifications: [Qualification] = []

    mutating func read(_ line: FrozenFields) throws(FrozenInputError) {
        var fields = line
        switch fields.word {
        case "today": today = try fields.value()
        case "window": window = try fields.days()
        case "seed": seed = try fields.value()
        case "figures":
            figures = PlanningFigures(
                certificationDaysMin: try fields.value(), lateArrivalDaysMax: try fields.value()
            )
        case "scheme":
            schemes.append(
                CertificationScheme(
                    name: try fields.string(), days: try fields.days(), confidence: try fields.coded(),
                    source: try fields.string()
                )
            )
        case "rule":
            rules.append(
                RuleSetting(
                    identifier: try fields.string(), version: try fields.value(), weight: try fields.value()
                )
            )
        case "language":
            languages.append(LanguageName(code: try fields.string(), name: try fields.string()))
        case "cap": caps.append(try fields.cap())
        case "pin": pins.append(try fields.pin())
        case "limit-figures":
            limitFigures = LimitFigures(
                stepCountMax: try fields.value(), moveCentsWithinArea: try fields.value(),
                moveCentsFarther: try fields.value()
            )
        case "office": offices.append(OfficeCode(id: try fields.value(), code: try fields.string()))
        case "limit": limits.append(try fields.value())
        case "limit-base": base = try fields.value()
        case "base": baseLines.append(KeptLines.Line(position: try fields.value(), person: try fields.value()))
        case "keep-lines": keeping = (slate: try fields.value(), points: try fields.value())
        case "keep": keptLines.append(KeptLines.Line(position: try fields.value(), person: try fields.value()))
        case "opening": openings.append(try fields.opening())
        case "recorded": try replaceLastOpening(recordedFrom: try fields.value(), in: fields)
        case "overlap": try replaceLastOpening(overlapFrom: try fields.value(), in: fields)
        case "candidate":
            finishCandidate()
            candidate = try fields.candidate()
        case "record":
            let version = try fields.person()
            guard let candidate, candidate.person.id == version.id else { throw fields.problem }
            later.append(version)
        case "qualification": qualifications.append(try fields.qualification())
        default: throw fields.problem
        }
        try fields.finish()
    }

    /// Adds what a line of its own says of the opening before it.
    private mutating func replaceLastOpening(
        recordedFrom: Day? = nil, overlapFrom: Day? = nil, in fields: FrozenFields
    ) throws(FrozenInputError) {
        guard let opening = openings.popLast() else { throw fields.problem }
        openings.append(
            Opening(
                position: opening.position, vacantFrom: opening.vacantFrom,
                recordedFrom: recordedFrom ?? opening.recordedFrom, reportDay: opening.reportDay,
                overlapFrom: overlapFrom ?? opening.overlapStart, region: opening.region
            )
        )
    }

    private mutating func finishCandidate() {
        guard let candidate else { return }
        candidates.append(
            Candidate(
                person: candidate.person, later: later, qualifications: qualifications,
                availableFrom: candidate.availableFrom, station: candidate.station, record: candidate.record
            )
        )
        later = []
        qualifications = []
    }

    mutating func problem() throws(FrozenInputError) -> SlateProblem {
        finishCandidate()
        guard let today else { throw .missing(word: "today") }
        guard let window else { throw .missing(word: "window") }
        guard let seed else { throw .missing(word: "seed") }
        guard let figures else { throw .missing(word: "figures") }
        guard limits.isEmpty || limitFigures != nil else { throw .missing(word: "limit-figures") }
        guard baseLines.isEmpty || base != nil else { throw .missing(word: "limit-base") }
        guard keptLines.isEmpty || keeping != nil else { throw .missing(word: "keep-lines") }
        return SlateProblem(
            today: today, window: window, seed: seed, figures: figures, rules: rules,
            certificationSchemes: schemes, languages: languages, caps: caps, openings: openings,
            candidates: candidates, pins: pins,
            limits: limitFigures.flatMap {
                SlateLimits(
                    limits, figures: $0, offices: offices, base: base.map { KeptLines(of: $0, lines: baseLines) }
                )
            },
            kept: keeping.map { KeptLines(of: $0.slate, points: $0.points, lines: keptLines) }
        )
    }
}

extension FrozenFields {
    fileprivate mutating func cap() throws(FrozenInputError) -> CapSeats {
        let country: CountryCode = try value()
        let countryName = try string()
        let limit: Int = try value()
        let citation = try string()
        let days: [Day] = try list()
        guard days.count.isMultiple(of: 2) else { throw problem }
        var holdings: [DayRange] = []
        for index in stride(from: 0, to: days.count, by: 2) {
            guard let range = DayRange(start: days[index], end: days[index + 1]) else { throw problem }
            holdings.append(range)
        }
        return CapSeats(
            country: country, countryName: countryName, limit: limit, citation: citation, holdings: holdings
        )
    }

    fileprivate mutating func pin() throws(FrozenInputError) -> Pin {
        Pin(
            kind: try coded(), person: try value(), position: try value(), reason: try string(),
            decidedBy: try string()
        )
    }

    fileprivate mutating func opening() throws(FrozenInputError) -> Opening {
        let vacantFrom: Day = try value()
        let reportDay: Day = try value()
        let region: CommandCode? = try optional()
        let position = Position(
            id: try value(), number: try string(), title: try string(), office: try value(), country: try value(),
            post: try string(), command: try optional(), service: try optionalService(), kind: try coded(),
            grades: try grades(), specialty: try optional(), scCode: try optional(), clearance: try coded(),
            languages: try requirements(), tour: try tour(), isKeyBillet: try flag(), isJointDuty: try flag(),
            funding: try coded(), countsTowardCap: try flag(), state: try coded(), validity: try days()
        )
        return Opening(position: position, vacantFrom: vacantFrom, reportDay: reportDay, region: region)
    }

    fileprivate mutating func candidate() throws(FrozenInputError) -> Candidate {
        let availableFrom: Day = try value()
        let station = try station()
        let record = ServiceRecord(
            countries: try list(), regions: try list(), offices: try list(), overseasMonths: try value()
        )
        return Candidate(
            person: try person(), qualifications: [], availableFrom: availableFrom, station: station, record: record
        )
    }

    fileprivate mutating func person() throws(FrozenInputError) -> Person {
        Person(
            id: try value(), name: try string(), service: try coded(), kind: try coded(), grade: try value(),
            specialties: try list(), clearance: try coded(), clearanceUntil: try optional(),
            availableFrom: try optional(), constraints: MovementConstraints(rawValue: try value()),
            validity: try days()
        )
    }

    fileprivate mutating func qualification() throws(FrozenInputError) -> Qualification {
        let id: ID<Qualification> = try value()
        let person: ID<Person> = try value()
        let earned: Day = try value()
        let goodUntil: Day? = try optional()
        let kind: Qualification.Kind
        switch try string() {
        case "certification":
            kind = .certification(scheme: try string(), level: try value(), area: try area())
        case "language": kind = .language(code: try string(), result: try value())
        case "course": kind = .course(code: try string())
        default: throw problem
        }
        return Qualification(id: id, person: person, kind: kind, earned: earned, goodUntil: goodUntil)
    }

    private mutating func station() throws(FrozenInputError) -> Station? {
        let position: ID<Position>? = try optional()
        let office: ID<Office>? = try optional()
        let country: CountryCode? = try optional()
        let region: CommandCode? = try optional()
        guard let position, let office, let country else {
            guard position == nil, office == nil, country == nil, region == nil else { throw problem }
            return nil
        }
        return Station(position: position, office: office, country: country, region: region)
    }

    private mutating func area() throws(FrozenInputError) -> Character? {
        guard let text: String = try optional() else { return nil }
        guard text.count == 1, let area = text.first else { throw problem }
        return area
    }

    private mutating func optionalService() throws(FrozenInputError) -> Service? {
        guard let text: String = try optional() else { return nil }
        guard let service = Service(rawValue: text) else { throw problem }
        return service
    }

    private mutating func grades() throws(FrozenInputError) -> GradeBand {
        let lowest: Grade = try value()
        guard let band = GradeBand(lowest: lowest, highest: try value()) else { throw problem }
        return band
    }

    private mutating func requirements() throws(FrozenInputError) -> [LanguageRequirement] {
        let parts: [String] = try list()
        guard parts.count.isMultiple(of: 3) else { throw problem }
        var requirements: [LanguageRequirement] = []
        for index in stride(from: 0, to: parts.count, by: 3) {
            guard let level = ILRProfile(parts[index + 1]), ["yes", "no"].contains(parts[index + 2]) else {
                throw problem
            }
            requirements.append(
                LanguageRequirement(language: parts[index], level: level, isRequired: parts[index + 2] == "yes")
            )
        }
        return requirements
    }

    private mutating func tour() throws(FrozenInputError) -> TourLength {
        let accompanied: Int? = try optional()
        guard let tour = TourLength(accompaniedMonths: accompanied, unaccompaniedMonths: try value()) else {
            throw problem
        }
        return tour
    }
}
