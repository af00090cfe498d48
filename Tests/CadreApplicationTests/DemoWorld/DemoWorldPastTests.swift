import CadreApplication
import CadreDomain
import CadrePlanning
import Testing

@Suite("The demo world on days of its past")
struct DemoWorldPastTests {
    /// The first days of quarters, from a year after the history begins to the world's own day.
    private static let quarters = (0...16).map { DemoWorld.today.adding(months: -3 * $0) }

    private static func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(whole) }

    @Test("On every quarter's first day as much is empty and as many are qualified as today", arguments: 1...3)
    func quarters(seed: UInt64) throws {
        let world = try DemoWorldSample.world(seed)
        let roster = Roster(
            register: world.register, reference: try DemoWorldSample.tables.get(), today: world.today)
        for day in Self.quarters {
            let picture = roster.day(asOf: day)
            let authorized = picture.statuses.filter(\.isAuthorized)
            let abroad = authorized.filter { picture.position(of: $0).isOverseas }
            let home = authorized.filter { !picture.position(of: $0).isOverseas }
            let emptyAbroad = Self.share(abroad.count(where: \.isVacant), of: abroad.count)
            let emptyAtHome = Self.share(home.count(where: \.isVacant), of: home.count)
            #expect((0.09...0.16).contains(emptyAbroad), "\(day): \(emptyAbroad) empty abroad")
            #expect((0.05...0.10).contains(emptyAtHome), "\(day): \(emptyAtHome) empty at home")
            for positions in [abroad, home] {
                let filled = positions.filter(\.isFilled)
                let match = Self.share(filled.count(where: \.isQualified), of: filled.count)
                #expect((0.70...0.88).contains(match), "\(day): \(match) qualified")
            }
        }
    }

    @Test("A certification is earned while its scheme runs, and the first scheme's are renewed mostly without a hole")
    func renewals() throws {
        let register = try DemoWorldSample.one.get().register
        let schemes = try DemoWorldSample.tables.get().certificationSchemes
        let second = try #require(schemes.first { $0.name == "SC-2.0" })
        var renewals = (seamless: 0, late: 0)
        for held in Dictionary(grouping: register.qualifications, by: \.person).values {
            var until: Day?
            for qualification in held.sorted(by: { $0.earned < $1.earned }) {
                guard case .certification(let name, _, _) = qualification.kind else { continue }
                let days = try #require(schemes.first { $0.name == name }).days
                #expect(days.contains(qualification.earned))
                guard name != second.name else { continue }
                #expect(qualification.earned < second.days.start)
                if let until {
                    if qualification.earned <= until { renewals.seamless += 1 } else { renewals.late += 1 }
                }
                until = qualification.goodUntil
            }
        }
        #expect(renewals.seamless > 5_000)
        #expect((0.02...0.15).contains(Self.share(renewals.late, of: renewals.seamless + renewals.late)))
    }
}
