import Foundation
import Testing

@Suite("Reference tables of a data directory")
struct ReferenceTablesTests {
    private static let equivalence =
        "scheme,military,civilian_min,civilian_max,valid_from,confidence,source\n"
        + "HOUSE,O4,GS13,GS13,2001-06-15,verified,Our regulation\n"
        + "HOUSE,O5,GS14,GS15,2001-06-15,verified,Our regulation\n"
    private static let scheme = "scheme,valid_from,confidence,source\nHOUSE,2001-06-15,verified,Our regulation\n"

    private func put(_ files: [String: String], into directory: String) throws {
        let folder = directory + "/reference"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
        }
    }

    @Test("A grade scheme of one's own compares grades, and version and doctor list its files")
    func ownScheme() async throws {
        let directory = try await SmallRegister.directory(personCount: 3)
        func atLeast() async throws -> Int? {
            try await Executable.json("people", "list", "--data", directory, "--where", "grade__gte=GS13")["total"].int
        }
        #expect(try await atLeast() == 0, "an O4 equals a GS12 in the delivered scheme")
        let files = ["grade_schemes.csv": Self.scheme, "grade_equivalence.csv": Self.equivalence]
        try put(files, into: directory)
        #expect(try await atLeast() == 3, "an O4 equals a GS13 in this one")
        let doctor = try await Executable.json("doctor", "--data", directory)
        let version = try await Executable.json("version", "--data", directory)
        for tables in [doctor["reference_tables"].list, version["tables"].list] {
            #expect(tables.count == 19)
            let own = tables.filter { $0["origin"].text == "own" }
            #expect(own.map { $0["file"].text } == files.keys.sorted())
            #expect(own.map { $0["rows"].int } == [2, 1])
            #expect(own.allSatisfy { $0["digest"].text?.count == 64 })
        }
        let delivered = try await Executable.json("version")["tables"].list
        #expect(delivered.count == 19 && delivered.allSatisfy { $0["origin"].text == "delivered" })
        #expect(try await Executable.output("doctor", "--data", directory).contains("grade_schemes.csv: 1 row, own, "))
    }

    @Test("A table of one's own that lacks a code on record is named by the doctor, and in the log at the start")
    func lacking() async throws {
        let directory = try await SmallRegister.directory(positionCount: 2)
        let before = try await Executable.json("doctor", "--data", directory)["warnings"].list.count
        let types = "code,name,confidence,source\nHQ,Headquarters,verified,Our regulation\n"
        let countries = "iso3,office_type,confidence,source\nARG,HQ,verified,Our regulation\n"
        try put(["office_types.csv": types, "country_office_types.csv": countries], into: directory)
        let warning = "The reference table (office_types.csv) lacks codes that the register uses: ODC (1 record)."
        let doctor = try await Executable.json("doctor", "--data", directory)
        #expect(doctor["sound"].flag == true && doctor["warnings"].list.count == before + 1, "\(doctor)")
        #expect(doctor["warnings"].list.last?.text?.hasPrefix(warning) == true, "\(doctor)")
        let server = try await RunningServer.start(directory)
        #expect(server.errors.contains(warning))
        _ = try await server.stop()
    }

    @Test("A broken table stops the start with its file, row and column; without it all is as before")
    func broken() async throws {
        let directory = try await SmallRegister.directory(personCount: 1)
        try put(["grade_schemes.csv": Self.scheme], into: directory)
        for arguments in [["serve", "--listen", "127.0.0.1:0"], ["people", "list"], ["doctor"]] {
            let outcome = try await Executable.run(arguments + ["--data", directory])
            #expect(outcome.status == 3 && outcome.errors.contains("data-directory.unusable"), "\(outcome)")
            #expect(outcome.errors.contains("grade_schemes.csv, row 2, column scheme: found \"HOUSE\""), "\(outcome)")
        }
        try FileManager.default.removeItem(atPath: directory + "/reference/grade_schemes.csv")
        #expect(try await Executable.json("doctor", "--data", directory)["sound"].flag == true)
    }
}
