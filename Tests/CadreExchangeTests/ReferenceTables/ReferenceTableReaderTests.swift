import CadreDomain
import Testing

@testable import CadreExchange

/// The reader refuses a table with anything wrong in it and says where.
@Suite("Strict reading of reference tables")
struct ReferenceTableReaderTests {
    /// Loads the delivered tables with one piece of text in one of them changed, and gives the error.
    func failure(in file: String, replacing old: String, with new: String) throws -> ReferenceTableError? {
        let delivered = String(decoding: try ReferenceTableFiles.delivered(file), as: UTF8.self)
        let parts = delivered.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "\(file) has no \(old)")
        let changed = Array((parts[0] + new + parts[1]).utf8)
        let reader = ReferenceTableReader { name throws(ReferenceTableError) in
            name == file ? changed : try ReferenceTableFiles.delivered(name)
        }
        do throws(ReferenceTableError) {
            _ = try reader.tables()
            return nil
        } catch {
            return error
        }
    }

    @Test("An unknown confidence is refused with file, row, column, found and allowed")
    func confidence() throws {
        let error = try failure(in: "strength_caps", replacing: "verified", with: "certain")
        let expected = ReferenceTableError(
            file: "strength_caps.csv", row: 2, column: "confidence", found: "certain",
            allowed: "verified, secondary, unverified")
        #expect(error == expected)
        #expect(
            error?.description
                == "strength_caps.csv, row 2, column confidence: found \"certain\", "
                + "allowed: verified, secondary, unverified")
    }

    @Test(
        "A value that is wrong in its column is refused there",
        arguments: [
            ("countries", "AFG,AF,", "AFG,AL,", "iso2"), ("countries", "\nAFG,", "\nAf1,", "iso3"),
            ("countries", "prs;pus", "prs;qqq", "languages"), ("countries", "34.53", "94.53", "latitude"),
            ("countries", ",OTHER,", ",SOME,", "notification_group"),
            ("command_membership", "ISR,CENTCOM,2021-01-15", "ISR,CENTCOM,2021-01-14", "valid_from"),
            ("command_membership", "\nABW,", "\nZZZ,", "iso3"),
            ("command_membership", "SOUTHCOM", "MOONCOM", "command"),
            ("command_membership", "2021-01-15,unverified", "2008-10-01,unverified", "valid_to"),
            ("tour_lengths", "2008-10-01", "2008-13-01", "valid_from"), ("grades", ",E,2,", ",E,3,", "step"),
            ("grade_equivalence", "GS14,GS15", "GS15,GS14", "civilian_max"),
            ("grade_schemes", "A,2001", "C,2001", "scheme"),
            ("certification_schemes", "2024-10-01,,", "2024-10-01,2024-10-01,", "valid_to"),
            ("certification_schemes", "SC-2.0,", "SC-1.0,", "scheme"),
            ("courses", "IPSR-OL,International", "IPSR-XX,International", "prerequisites"),
            ("country_aliases", "NATO,,", "NATO,BEL,", "iso3"), ("country_aliases", "NATO,,", "Kenya,,", "alias"),
            ("training_demand", "ABW,FY2015-FY2019,1,", "ABW,FY2015-FY2019,-1,", "students"),
            ("languages", "\nain,", "\namh,", "code"), ("ilr_levels", "\n2+,5,", "\n2+,6,", "rank"),
            ("ilr_levels", "\n2+,5,", "\n6,5,", "level"), ("ilr_levels", "\n5,10,", "\n0,10,", "level"),
        ])
    func wrongValue(file: String, old: String, new: String, column: String) throws {
        let error = try #require(try failure(in: file, replacing: old, with: new))
        #expect(error.file == file + ".csv")
        #expect(error.column == column)
        #expect(error.row > 1)
    }

    @Test("A level of language skill that is missing is refused")
    func missingLevel() throws {
        let last = "\n5,10,"
        let delivered = String(decoding: try ReferenceTableFiles.delivered("ilr_levels"), as: UTF8.self)
        let row = try #require(delivered.split(separator: "\n").last)
        try #require(("\n" + row).hasPrefix(last))
        let error = try failure(in: "ilr_levels", replacing: "\n" + row, with: "")
        #expect(error?.found == "10 levels" && error?.file == "ilr_levels.csv")
    }

    @Test("A renamed column, a missing field and an open quote are refused")
    func shape() throws {
        #expect(try failure(in: "languages", replacing: "code,name", with: "code,title")?.row == 1)
        #expect(try failure(in: "languages", replacing: "ain,Ainu", with: "ain")?.found == "3 fields")
        #expect(try failure(in: "languages", replacing: "ain,Ainu", with: "ain,\"Ainu") != nil)
        #expect(try failure(in: "languages", replacing: "ain,Ainu", with: "ain,\"Ainu\"x") != nil)
        #expect(try failure(in: "languages", replacing: "Ainu", with: "Ai\rnu") != nil)
    }

    @Test("Quotes, commas and line feeds inside quotes are read as they stand")
    func quotes() throws {
        let rows = try ReferenceTableText.rows(of: Array("a,b\n\"x, \"\"y\"\"\nz\",\n".utf8), file: "t.csv")
        #expect(rows == [["a", "b"], ["x, \"y\"\nz", ""]])
    }

    @Test("A file without a line feed at its end, or with bytes that are not UTF-8, is refused")
    func bytes() {
        #expect(throws: ReferenceTableError.self) { try ReferenceTableText.rows(of: Array("a,b".utf8), file: "t") }
        #expect(throws: ReferenceTableError.self) { try ReferenceTableText.rows(of: [], file: "t") }
        #expect(throws: ReferenceTableError.self) { try ReferenceTableText.rows(of: [0xFF, 0x0A], file: "t") }
    }
}
