import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A moment is written in Coordinated Universal Time")
struct TimestampTests {
    @Test(
        "Known moments",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_796_083_200_001, "2026-12-01T00:00:00.001Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (951_868_799_999, "2000-02-29T23:59:59.999Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func known(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    @Test("The first moment of a day belongs to it, the one before to the day before")
    func days() {
        for offset in stride(from: -800_000, through: 2_900_000, by: 977) {
            let day = SampleDay.day("1970-01-01").adding(days: offset)
            let start = Timestamp(startOf: day)
            #expect(start.day == day)
            #expect(Timestamp(milliseconds: start.milliseconds - 1).day.number == day.number - 1)
        }
    }
}
