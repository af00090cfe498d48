public import CadreDomain

/// Writes records of the register as files that ``ImportReader`` reads back to equal records.
///
/// Columns are those of the templates, ends without a known day are empty, offices and positions are named by their
/// natural keys. Records keep the order in which they are given.
public struct RegisterCSV: Sendable {
    private let codeOfOffice: [ID<Office>: String]
    private let versionsOfPosition: [ID<Position>: [Position]]

    /// Makes a writer that finds codes and numbers in this register.
    public init(_ register: Register) {
        codeOfOffice = Dictionary(register.offices.map { ($0.id, $0.code) }) { first, _ in first }
        versionsOfPosition = Dictionary(grouping: register.positions, by: \.id)
    }

    /// Writes every record of a kind that the register holds, in its order.
    public static func bytes(_ kind: ImportKind, of register: Register) -> [UInt8] {
        let writer = RegisterCSV(register)
        return switch kind {
        case .offices: writer.offices(register.offices)
        case .positions: writer.positions(register.positions)
        case .people: writer.people(register.people)
        case .qualifications: writer.qualifications(register.qualifications)
        case .assignments: writer.assignments(register.assignments)
        }
    }

    /// Writes offices.
    public func offices(_ offices: [Office]) -> [UInt8] {
        table(.offices, offices) { office, writer in
            writer.text(office.code)
            writer.text(office.name)
            writer.code(office.type)
            writer.code(office.country.rawValue)
            writer.text(office.post)
            writer.code(office.command?.rawValue)
            writer.text(office.parent.map(code(of:)) ?? "")
            validity(office.validity, &writer)
        }
    }

    /// Writes versions of positions.
    public func positions(_ positions: [Position]) -> [UInt8] {
        table(.positions, positions) { position, writer in
            writer.text(position.number)
            writer.text(position.title)
            writer.text(code(of: position.office))
            writer.code(position.country.rawValue)
            writer.text(position.post)
            writer.code(position.command?.rawValue)
            writer.code(position.service?.rawValue ?? "any")
            writer.code(position.kind.rawValue)
            writer.code(position.grades.lowest.description)
            writer.code(position.grades.highest.description)
            writer.text(position.specialty ?? "")
            writer.code(position.scCode?.description)
            writer.code(position.clearance.rawValue)
            writer.code(LanguageCell.text(position.languages))
            writer.code(position.tour.accompaniedMonths.map(String.init))
            writer.code(String(position.tour.unaccompaniedMonths))
            writer.code(word(position.isKeyBillet))
            writer.code(word(position.isJointDuty))
            writer.code(position.funding.rawValue)
            writer.code(word(position.countsTowardCap))
            writer.code(position.state.rawValue)
            validity(position.validity, &writer)
        }
    }

    /// Writes versions of people.
    public func people(_ people: [Person]) -> [UInt8] {
        table(.people, people) { person, writer in
            writer.code(person.id.rawValue)
            writer.text(person.name)
            writer.code(person.service.rawValue)
            writer.code(person.kind.rawValue)
            writer.code(person.grade.description)
            writer.text(person.specialties.joined(separator: "; "))
            writer.code(person.clearance.rawValue)
            writer.code(person.clearanceUntil?.description)
            writer.code(person.availableFrom?.description)
            writer.code(person.constraints.wordList.joined(separator: "; "))
            validity(person.validity, &writer)
        }
    }

    /// Writes qualifications.
    public func qualifications(_ qualifications: [Qualification]) -> [UInt8] {
        table(.qualifications, qualifications) { qualification, writer in
            writer.code(qualification.id.rawValue)
            writer.code(qualification.person.rawValue)
            writer.code(qualification.kind.word)
            switch qualification.kind {
            case .certification(let scheme, let level, let area):
                writer.text(scheme)
                writer.code(String(level))
                writer.code(area.map(String.init))
                for _ in 0..<3 { writer.code(nil) }
            case .language(let code, let result):
                for _ in 0..<3 { writer.code(nil) }
                writer.code(code)
                writer.code(result.description)
                writer.code(nil)
            case .course(let code):
                for _ in 0..<5 { writer.code(nil) }
                writer.text(code)
            }
            writer.code(qualification.earned.description)
            writer.code(qualification.goodUntil?.description)
        }
    }

    /// Writes assignments; the position's number is the one it has on the first day.
    public func assignments(_ assignments: [Assignment]) -> [UInt8] {
        table(.assignments, assignments) { assignment, writer in
            writer.code(assignment.id.rawValue)
            writer.code(assignment.person.rawValue)
            writer.text(number(of: assignment.position, on: assignment.from))
            writer.code(assignment.from.description)
            writer.code(assignment.plannedEnd.description)
            writer.code(assignment.actualEnd?.description)
            writer.code(assignment.state.rawValue)
            writer.code(assignment.curtailment?.rawValue)
        }
    }

    private func table<Record>(
        _ kind: ImportKind, _ records: [Record], _ write: (Record, inout CSVWriter) -> Void
    ) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(kind.columns.map(\.name))
        for record in records {
            write(record, &writer)
            writer.endRow()
        }
        return writer.bytes
    }

    private func validity(_ days: DayRange, _ writer: inout CSVWriter) {
        writer.code(days.start.description)
        writer.code(days.knownEnd?.description)
    }

    private func word(_ value: Bool) -> String { value ? "yes" : "no" }

    /// The code of an office; its identity where the register lacks it.
    private func code(of office: ID<Office>) -> String { codeOfOffice[office] ?? office.rawValue }

    private func number(of position: ID<Position>, on day: Day) -> String {
        guard let versions = versionsOfPosition[position] else { return position.rawValue }
        let version =
            versions.first { $0.validity.contains(day) }
            ?? versions.max { $0.validity.start < $1.validity.start }
        return version?.number ?? position.rawValue
    }
}
