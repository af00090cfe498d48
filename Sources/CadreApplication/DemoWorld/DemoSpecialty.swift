import CadreDomain

/// Codes of specialties as the services write them; which of them a demo position asks for is made up.
enum DemoSpecialty {
    private static let areaOfficers: [(service: Service, code: String)] = [
        (.navy, "1710"), (.marineCorps, "8220"), (.airForce, "16F"), (.spaceForce, "16F"), (.coastGuard, "OAP"),
    ]
    private static let armyAreaOfficers: [(command: String, code: String)] = [
        ("SOUTHCOM", "48B"), ("EUCOM", "48C"), ("CENTCOM", "48G"), ("INDOPACOM", "48H"), ("AFRICOM", "48J"),
        ("NORTHCOM", "48B"),
    ]
    private static let officers: [(service: Service, codes: [String])] = [
        (.army, ["90A", "36A", "51A", "50A"]), (.navy, ["1110", "1310", "3100"]), (.marineCorps, ["0402", "3002"]),
        (.airForce, ["21R", "63A", "65F"]), (.spaceForce, ["13S", "63A"]), (.coastGuard, ["OAR", "OAP"]),
    ]
    private static let enlisted: [(service: Service, codes: [String])] = [
        (.army, ["92Y", "92A", "42A", "36B"]), (.navy, ["LS", "YN", "PS"]), (.marineCorps, ["3043", "0111"]),
        (.airForce, ["2S0X1", "3F5X1", "6F0X1"]), (.spaceForce, ["5S0X1"]), (.coastGuard, ["SK", "YN"]),
    ]
    private static let civilianSeries: [(area: Character, code: String)] = [
        ("A", "0130"), ("B", "0301"), ("C", "0343"), ("D", "1712"), ("E", "0346"), ("F", "1102"), ("G", "0560"),
        ("H", "0130"), ("I", "0301"),
    ]

    /// The code of a foreign area officer of the service for the command's part of the world.
    static func areaOfficer(_ service: Service, command: CommandCode?) -> String? {
        guard service == .army else { return areaOfficers.first { $0.service == service }?.code }
        return armyAreaOfficers.first { $0.command == command?.rawValue }?.code
    }

    /// The code of some specialty for a member of this service, kind of grade and functional area.
    static func general(_ service: Service, grade: Grade, area: Character, dice: inout DemoDice) -> String? {
        switch grade.family {
        case .generalSchedule, .seniorExecutive: civilianSeries.first { $0.area == area }?.code
        case .officer: dice.pick(officers.first { $0.service == service }?.codes ?? [])
        case .warrant, .enlisted: dice.pick(enlisted.first { $0.service == service }?.codes ?? [])
        }
    }
}
