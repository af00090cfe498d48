import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("The world as a picture of offices")
struct WorldPictureTests {
    private func picture(command: String? = nil) async throws -> ShowWorld.Picture {
        let world = try DemoWorldSample.one.get()
        let service = try await DemoWorldSample.service(world)
        return try await service.useCases.showWorld(asOf: nil, command: command, for: .sample())
    }

    @Test("Every dot is one office at its own city, with a row of the same numbers")
    func offices() async throws {
        let picture = try await picture()
        let table = try #require(picture.sheet.table("offices"))
        #expect(picture.dots.map(\.row.office.code) == table.rows.map { $0.cells[0].text })
        let vacant = try #require(table.columns.firstIndex { $0.name == "vacant" })
        #expect(table.rows.map { $0.cells[vacant] } == picture.dots.map { .int($0.row.measures[.vacant]) })
        #expect(picture.dots.reduce(0) { $0 + $1.row.measures[.vacant] } == picture.total[.vacant])
        #expect(picture.dots.reduce(0) { $0 + $1.row.measures[.authorized] } == picture.total[.authorized])
    }

    @Test("The staffs of commands in Germany stand in Stuttgart, apart from the office in the capital")
    func staffs() async throws {
        let dots = try await picture().dots
        func place(_ code: String) throws -> Coordinates {
            try #require(dots.first { $0.row.office.code == code }).place
        }
        let berlin = try place("ODC-DEU")
        for staff in ["EUCOM", "EUCOM-J5", "AFRICOM", "AFRICOM-J8"] {
            #expect(try place(staff) != berlin && abs(try place(staff).latitude - 48.78) < 0.05)
        }
    }

    @Test("A command's picture has its own staff, wherever that stands, and nobody else's")
    func oneCommand() async throws {
        let picture = try await picture(command: "AFRICOM")
        #expect(picture.offices.contains { $0.office.code == "AFRICOM" && $0.office.country.rawValue == "DEU" })
        #expect(picture.offices.contains { $0.office.country.rawValue == "KEN" })
        #expect(picture.offices.allSatisfy { $0.office.command?.rawValue == "AFRICOM" })
        #expect(picture.offices.reduce(0) { $0 + $1.measures[.authorized] } == picture.total[.authorized])
    }
}
