public import CadreDomain

/// What staffing figures can be broken down by.
public enum StaffingDimension: String, CaseIterable, Sendable {
    /// The combatant command of the position; `none` for agencies and the school.
    case command
    /// The country of the position, ISO alpha-3.
    case country
    /// The office, by its code.
    case office
    /// The service that must fill the position; `any` where any may.
    case service
    /// The highest grade of the band.
    case grade
    /// The functional area, the letter of the SC code; `none` where the position is not coded.
    case `func`

    /// The key of positions that have no value.
    public static let missingKey = "none"
    /// The key of positions that any service may fill.
    public static let anyKey = "any"

    /// The heading in tables.
    public var title: String {
        switch self {
        case .command: "Command"
        case .country: "Country"
        case .office: "Office"
        case .service: "Service"
        case .grade: "Grade"
        case .func: "Functional area"
        }
    }
}

extension Roster {
    /// The name of a key of a dimension on a day, for people; the key itself where the tables have none.
    public func name(of key: String, in dimension: StaffingDimension, on day: Day) -> String {
        switch dimension {
        case .command where key == StaffingDimension.missingKey: "No command"
        case .command: CommandCode(key).flatMap { reference.command($0)?.name } ?? key
        case .country: CountryCode(key).flatMap { reference.country($0)?.name } ?? key
        case .office: officeName(key, on: day) ?? key
        case .service where key == StaffingDimension.anyKey: "Any service"
        case .service: Service(rawValue: key)?.name ?? key
        case .grade: Grade(key).flatMap { reference.gradeTitles[$0] } ?? key
        case .func where key == StaffingDimension.missingKey: "Not coded"
        case .func: reference.name(of: key, in: .functionalAreas) ?? key
        }
    }

    /// The name of the office with this code on a day; else the nearest earlier one, else the first.
    private func officeName(_ code: String, on day: Day) -> String? {
        let versions = register.offices.lazy.filter { $0.code == code && !$0.validity.isEmpty }
        let version =
            versions.first { $0.validity.contains(day) } ?? versions.last { $0.validity.start <= day } ?? versions.first
        return version?.name
    }
}
