import CadreDomain

/// The canonical text of a problem: the same problem gives the same bytes, and the text gives the problem back.
///
/// One record a line, a word first, fields separated by tabs, lines ended by a line feed, records in the problem's
/// order. The first line names the format.
public enum FrozenInput {
    static let format = "cadre-slate-problem\t1"

    /// Writes a problem as text.
    ///
    /// - Complexity: O(size of the text).
    public static func text(of problem: SlateProblem) -> String {
        var writer = FrozenWriter(text: format + "\n")
        writer.writeFacts(of: problem)
        if let limits = problem.limits { writer.write(limits) }
        if let kept = problem.kept { writer.write(kept) }
        for opening in problem.openings { writer.write(opening) }
        for candidate in problem.candidates { writer.write(candidate) }
        return writer.text
    }
}

/// Writes records one a line, a word first.
private struct FrozenWriter {
    private(set) var text: String

    mutating func write(_ word: String, _ fill: (inout FrozenLine) -> Void) {
        var line = FrozenLine(word)
        fill(&line)
        text += line.text + "\n"
    }

    /// Writes what holds for every pair.
    mutating func writeFacts(of problem: SlateProblem) {
        write("today") { $0.add(problem.today) }
        write("window") { $0.add(days: problem.window) }
        write("seed") { $0.add(problem.seed) }
        write("figures") {
            $0.add(problem.figures.certificationDaysMin)
            $0.add(problem.figures.lateArrivalDaysMax)
        }
        for scheme in problem.certificationSchemes {
            write("scheme") {
                $0.add(scheme.name)
                $0.add(days: scheme.days)
                $0.add(scheme.confidence.rawValue)
                $0.add(scheme.source)
            }
        }
        for rule in problem.rules {
            write("rule") {
                $0.add(rule.identifier)
                $0.add(rule.version)
                $0.add(rule.weight)
            }
        }
        for language in problem.languages {
            write("language") {
                $0.add(language.code)
                $0.add(language.name)
            }
        }
        for cap in problem.caps { write("cap") { $0.add(cap) } }
        for pin in problem.pins { write("pin") { $0.add(pin) } }
    }

    mutating func write(_ limits: SlateLimits) {
        write("limit-figures") {
            $0.add(limits.figures.stepCountMax)
            $0.add(limits.figures.moveCentsWithinArea)
            $0.add(limits.figures.moveCentsFarther)
        }
        for office in limits.offices {
            write("office") {
                $0.add(office.id)
                $0.add(office.code)
            }
        }
        for limit in limits.limits { write("limit") { $0.add(limit) } }
        guard let base = limits.base else { return }
        write("limit-base") { $0.add(base.slate) }
        for line in base.lines { write("base") { $0.add(place: line) } }
    }

    mutating func write(_ kept: KeptLines) {
        write("keep-lines") {
            $0.add(kept.slate)
            $0.add(kept.points)
        }
        for line in kept.lines { write("keep") { $0.add(place: line) } }
    }

    mutating func write(_ opening: Opening) {
        write("opening") { $0.add(opening) }
        if let day = opening.recordedFrom { write("recorded") { $0.add(day) } }
        if let day = opening.overlapStart { write("overlap") { $0.add(day) } }
    }

    mutating func write(_ candidate: Candidate) {
        write("candidate") { $0.add(candidate) }
        for version in candidate.later { write("record") { $0.add(version) } }
        for qualification in candidate.qualifications { write("qualification") { $0.add(qualification) } }
    }
}

extension FrozenLine {
    fileprivate mutating func add(place line: KeptLines.Line) {
        add(line.position)
        add(line.person)
    }

    fileprivate mutating func add(_ cap: CapSeats) {
        add(cap.country)
        add(cap.countryName)
        add(cap.limit)
        add(cap.citation)
        add(list: cap.holdings.flatMap { [$0.start, $0.end] })
    }

    fileprivate mutating func add(_ pin: Pin) {
        add(pin.kind.rawValue)
        add(pin.person)
        add(pin.position)
        add(pin.reason)
        add(pin.decidedBy)
    }

    fileprivate mutating func add(_ opening: Opening) {
        let position = opening.position
        add(opening.vacantFrom)
        add(opening.reportDay)
        add(opening.region)
        add(position.id)
        add(position.number)
        add(position.title)
        add(position.office)
        add(position.country)
        add(position.post)
        add(position.command)
        add(position.service?.rawValue)
        add(position.kind.rawValue)
        add(position.grades.lowest)
        add(position.grades.highest)
        add(position.specialty)
        add(position.scCode)
        add(position.clearance.rawValue)
        add(list: position.languages.flatMap { [$0.language, $0.level.description, $0.isRequired ? "yes" : "no"] })
        add(position.tour.accompaniedMonths)
        add(position.tour.unaccompaniedMonths)
        add(position.isKeyBillet)
        add(position.isJointDuty)
        add(position.funding.rawValue)
        add(position.countsTowardCap)
        add(position.state.rawValue)
        add(days: position.validity)
    }

    fileprivate mutating func add(_ candidate: Candidate) {
        add(candidate.availableFrom)
        add(candidate.station?.position)
        add(candidate.station?.office)
        add(candidate.station?.country)
        add(candidate.station?.region)
        add(list: candidate.record.countries)
        add(list: candidate.record.regions)
        add(list: candidate.record.offices)
        add(candidate.record.overseasMonths)
        add(candidate.person)
    }

    fileprivate mutating func add(_ person: Person) {
        add(person.id)
        add(person.name)
        add(person.service.rawValue)
        add(person.kind.rawValue)
        add(person.grade)
        add(list: person.specialties)
        add(person.clearance.rawValue)
        add(person.clearanceUntil)
        add(person.availableFrom)
        add(person.constraints.rawValue)
        add(days: person.validity)
    }

    fileprivate mutating func add(_ qualification: Qualification) {
        add(qualification.id)
        add(qualification.person)
        add(qualification.earned)
        add(qualification.goodUntil)
        add(qualification.kind.word)
        switch qualification.kind {
        case .certification(let scheme, let level, let area):
            add(scheme)
            add(level)
            add(area.map { String($0) })
        case .language(let code, let result):
            add(code)
            add(result)
        case .course(let code): add(code)
        }
    }
}
