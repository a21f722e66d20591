import ClientOpsModel
import ClientOpsProtocol
import StrictJSON
import Testing

@Suite struct ListParamsTests {
    typealias Params = ListParams<InstanceMethods.List.Filters>

    @Test func filtersAndPagingComeFromOneObject() throws {
        let params = try decode(
            Params.self,
            #"{"page_size":50,"project_id":7,"q":" Ödoo ","active":false,"sort":"-name","include_archived":true,"page":2}"#
        )
        #expect(params.filters.projectID == 7)
        #expect(params.filters.active == false)
        #expect(params.filters.type == nil)
        #expect(params.paging.query?.value == "Ödoo")
        #expect(params.paging.sort == "-name")
        #expect(params.paging.includeArchived == true)
        #expect(params.paging.page?.value == 2)
        #expect(params.paging.pageSize?.value == 50)
        #expect(params.paging.cursor == nil)
    }

    @Test func everythingMayBeAbsent() throws {
        let params = try decode(Params.self, "{}")
        #expect(params.paging == Paging())
        #expect(try encode(params, omittingNull: true) == "{}")
        #expect(try decode(ListParams<NoFilters>.self, "{}").paging == Paging())
    }

    @Test func theEmptyCursorIsNotABlankText() throws {
        #expect(try decode(Params.self, #"{"cursor":""}"#).paging.cursor == "")
        #expect(try decode(Params.self, #"{"q":" "}"#).paging.query == nil)
    }

    @Test(arguments: [
        (#"{"client_id":1}"#, "/params/client_id", JSONDecodingError.Kind.unknownMember),
        (#"{"project_id":1,"Page":1}"#, "/params/Page", .unknownMember),
        (#"{"page_size":501}"#, "/params/page_size", .invalidValue),
        (#"{"page_size":0}"#, "/params/page_size", .invalidValue),
        (#"{"page":0}"#, "/params/page", .invalidValue),
        (#"{"type":"prod"}"#, "/params/type", .invalidValue),
        (#"{"active":1}"#, "/params/active", .typeMismatch),
    ])
    func whatNeitherHalfTakesIsRefused(_ text: String, _ pointer: String, _ kind: JSONDecodingError.Kind) throws {
        let error = try #require(throws: JSONDecodingError.self) { try decode(Params.self, text) }
        #expect(error.pointer == pointer)
        #expect(error.kind == kind)
    }

    @Test func aRequiredFilterIsRequired() throws {
        let error = try #require(throws: JSONDecodingError.self) {
            try decode(ProjectMethods.Members.Params.self, #"{"page":1}"#)
        }
        #expect(error == JSONDecodingError(pointer: "/params/project_id", expected: error.expected, kind: .missing))
    }

    @Test func bothHalvesAreWrittenIntoOneObject() throws {
        let params = Params(
            filters: try decode(InstanceMethods.List.Filters.self, #"{"project_id":7}"#),
            paging: Paging(page: PageNumber(1), pageSize: PageSize(20))
        )
        #expect(try encode(params, omittingNull: true) == #"{"project_id":7,"page":1,"page_size":20}"#)
        #expect(try decode(Params.self, try encode(params)) == params)
    }

    @Test(arguments: [
        (#"{"items":[1,2],"next_cursor":"x"}"#, ListPosition.cursor(next: "x")),
        (#"{"items":[],"next_cursor":null}"#, .cursor(next: nil)),
        (
            #"{"items":[3],"page":1,"page_size":20,"total":1,"total_pages":1}"#,
            .page(number: 1, size: 20, total: 1, pages: 1)
        ),
    ])
    func resultsKeepTheFormThatWasAskedFor(_ text: String, _ position: ListPosition) throws {
        let result = try decode(ListResult<Int64>.self, text)
        #expect(result.position == position)
        #expect(try encode(result) == text)
        #expect(try encode(result, omittingNull: true) == text)
    }
}
